package io.neuralfocus.scorer.trees;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Small models trained on the spot, and rows to ask them about. */
public final class TrainedModels {

    public static final int FEATURES = 27;

    private static final byte[] USUAL = trainUsual();

    private TrainedModels() {}

    /** A model of the usual size, the same for everybody who asks, as UBJSON. */
    public static byte[] usual() {
        return USUAL.clone();
    }

    private static byte[] trainUsual() {
        try {
            Booster booster = train(2, 30, 6, 0.5, Map.of());
            byte[] model = booster.toByteArray("ubj");
            booster.dispose();
            return model;
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Rows of every kind of value: small counts, fractions, large numbers, zeros of both signs, missing ones. The golden
     * bundles were asked these rows, so they stay as they are.
     */
    public static float[] rows(SplittableRandom random, int count) {
        float[] rows = new float[count * FEATURES];
        for (int i = 0; i < rows.length; i++) {
            int kind = random.nextInt(10);
            rows[i] = switch (kind) {
                case 0, 1 -> Float.NaN;
                case 2, 3 -> random.nextInt(12);
                case 4 -> random.nextInt(5_400);
                case 5 -> 0f;
                case 6 -> -0f;
                case 7 -> (float) random.nextDouble(-1e6, 1e6);
                default -> (float) random.nextDouble(-3, 3);
            };
        }
        return rows;
    }

    public static Booster train(long seed, int rounds, int depth, double positives, Map<String, Object> more)
            throws XGBoostError {
        SplittableRandom random = new SplittableRandom(seed);
        int count = 4_000;
        float[] rows = rows(random, count);
        float[] labels = new float[count];
        for (int i = 0; i < count; i++) {
            float a = rows[i * FEATURES + 1];
            float b = rows[i * FEATURES + 13];
            float c = rows[i * FEATURES + 20];
            double score = (a > 1 ? 1 : 0) + (b < 0 ? 0.7 : 0) + (Float.isNaN(c) ? 0.5 : c > 3 ? -1 : 0);
            labels[i] = random.nextDouble() < positives * (0.4 + score * 0.5) ? 1 : 0;
        }
        DMatrix matrix = new DMatrix(rows, count, FEATURES, Float.NaN);
        matrix.setLabel(labels);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("max_depth", depth);
        parameters.put("eta", 0.1);
        parameters.put("tree_method", "hist");
        parameters.put("nthread", 1);
        parameters.put("seed", seed);
        parameters.putAll(more);
        Booster booster = XGBoost.train(matrix, parameters, rounds, Map.of(), null, null);
        matrix.dispose();
        return booster;
    }

    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < FEATURES; i++) {
            names.add("f" + i);
        }
        return names;
    }

    /** What XGBoost itself answers, in log-odds. */
    public static float[] margins(Booster booster, float[] rows) throws XGBoostError {
        DMatrix matrix = new DMatrix(rows, rows.length / FEATURES, FEATURES, Float.NaN);
        float[][] margins = booster.predict(matrix, true);
        matrix.dispose();
        float[] flat = new float[margins.length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = margins[i][0];
        }
        return flat;
    }
}
