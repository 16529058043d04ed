package io.neuralfocus.benchmarks.training;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.dataset.Split;
import io.neuralfocus.training.dataset.UserWeights;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Progress;
import io.neuralfocus.training.trainer.xgboost.XgboostSettings;
import io.neuralfocus.training.trainer.xgboost.XgboostTrainer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** The fit stage, watched rows and all, beside XGBoost's own training call on the same matrices, in turns. */
final class FitBench {

    private FitBench() {}

    static void print(int rowCount, int trees, int turns) throws XGBoostError {
        Split split =
                Split.byUser(MadeUpRows.of(FeatureSchema.v2(), rowCount, 60).all());
        RowView train = split.train();
        RowView valid = split.valid();
        float[] weights = UserWeights.of(train);
        // Patient to the end: both grow as many trees.
        XgboostSettings settings = new XgboostSettings(trees, 5, 0.05, 0.8, 0.8, 20, 1, trees);
        Conditions conditions = new Conditions(7, 1);
        double[] own = new double[turns];
        double[] bare = new double[turns];
        for (int turn = 0; turn < turns; turn++) {
            long begun = System.nanoTime();
            new XgboostTrainer(settings).train(Head.RISK, train, weights, valid, conditions, Progress.UNSEEN);
            long between = System.nanoTime();
            bare(
                    train,
                    weights,
                    valid,
                    settings.parameters(Head.RISK, train.schema().names(), conditions),
                    trees);
            own[turn] = (between - begun) / 1e9;
            bare[turn] = (System.nanoTime() - between) / 1e9;
        }
        Arrays.sort(own);
        Arrays.sort(bare);
        double ours = own[turns / 2];
        double theirs = bare[turns / 2];
        System.out.printf(
                Locale.ROOT,
                "fit, %,d rows x %d, %d trees: %,.0f rows/s; xgboost4j alone: %,.0f rows/s; ratio %.2f%n",
                train.size(),
                train.width(),
                trees,
                train.size() / ours,
                train.size() / theirs,
                theirs / ours);
    }

    private static void bare(RowView train, float[] weights, RowView valid, Map<String, Object> parameters, int trees)
            throws XGBoostError {
        DMatrix matrix = matrix(train);
        DMatrix watched = matrix(valid);
        matrix.setWeight(weights);
        Map<String, Object> silent = new HashMap<>(parameters);
        // XGBoost knows the word alone: what is no text and no number it takes for yes.
        silent.put("verbose_eval", "false");
        XGBoost.train(matrix, silent, trees, Map.of("watched", watched), null, null)
                .toByteArray("ubj");
        matrix.dispose();
        watched.dispose();
    }

    private static DMatrix matrix(RowView rows) throws XGBoostError {
        DMatrix matrix = new DMatrix(rows.vectors(), rows.size(), rows.width(), Float.NaN);
        matrix.setLabel(rows.labels(Head.RISK));
        return matrix;
    }
}
