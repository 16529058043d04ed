package io.neuralfocus.scorer.xgboost;

import io.neuralfocus.scorer.OffHeap;
import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.VectorCheck;
import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Margins from XGBoost itself, predicted in place on one thread. */
public final class XgboostScorer implements Scorer {

    private final VectorCheck check;
    private final OffHeap<Booster> booster;

    private XgboostScorer(VectorCheck check, Booster booster) {
        this.check = check;
        this.booster = new OffHeap<>(booster);
    }

    /** Loads a model, once {@link ForestReader} has passed it. */
    public static XgboostScorer load(String name, byte[] model, List<String> features) throws IOException {
        Forest forest = ForestReader.read(name, model, ModelLimits.USUAL);
        if (forest.features() != features.size()) {
            throw new IllegalArgumentException(
                    features.size() + " names for the " + forest.features() + " features of the model");
        }
        try {
            Booster booster = XGBoost.loadModel(new ByteArrayInputStream(model));
            booster.setParam("nthread", 1);
            return new XgboostScorer(new VectorCheck(features), booster);
        } catch (XGBoostError e) {
            // What follows the first line is a trace of native code.
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new RefusedModelException(name, "", "XGBoost does not load it: " + reason);
        }
    }

    @Override
    public List<String> features() {
        return check.features();
    }

    @Override
    public float margin(float[] vector) {
        check.vector(vector);
        float[] margin = new float[1];
        predict(vector, 1, margin);
        return margin[0];
    }

    @Override
    public void margins(float[] rows, int count, float[] margins) {
        check.rows(rows, count, margins);
        if (count > 0) {
            int size = count * check.width();
            predict(rows.length == size ? rows : Arrays.copyOf(rows, size), count, margins);
        }
    }

    private void predict(float[] rows, int count, float[] margins) {
        try {
            booster.read(held -> {
                float[][] found = held.inplace_predict(
                        rows, count, check.width(), Float.NaN, new int[] {0, 0}, Booster.PredictionType.kMargin, null);
                for (int i = 0; i < count; i++) {
                    margins[i] = found[i][0];
                }
            });
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost does not predict", e);
        }
    }

    @Override
    public void close() {
        booster.close(Booster::dispose);
    }
}
