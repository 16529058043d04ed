package io.neuralfocus.training.trainer;

import io.neuralfocus.training.dataset.RiskRows;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Gradient-boosted trees by XGBoost. */
public final class BoostedTrees {

    private static final String FORMAT = "ubj";

    private BoostedTrees() {}

    /**
     * Trains on all the rows.
     *
     * @param features the names of the columns: they are written into the model
     * @param progress is told how many trees have grown
     * @return the model's file
     */
    public static byte[] train(
            RiskRows rows, List<String> features, BoostedTreesSettings settings, IntConsumer progress) {
        if (rows.size() == 0) {
            throw new IllegalArgumentException("there are no labelled rows to train on.");
        }
        try {
            DMatrix matrix = new DMatrix(rows.vectors(), rows.size(), rows.width(), Float.NaN);
            try {
                matrix.setLabel(rows.labels());
                matrix.setFeatureNames(features.toArray(String[]::new));
                Booster booster = XGBoost.train(matrix, settings.parameters(), 0, Map.of(), null, null);
                try {
                    for (int tree = 0; tree < settings.trees(); tree++) {
                        booster.update(matrix, tree);
                        progress.accept(tree + 1);
                    }
                    return booster.toByteArray(FORMAT);
                } finally {
                    booster.dispose();
                }
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not train: " + e.getMessage(), e);
        }
    }
}
