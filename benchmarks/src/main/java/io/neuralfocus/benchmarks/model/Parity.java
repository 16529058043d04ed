package io.neuralfocus.benchmarks.model;

import io.neuralfocus.explain.TreeShap;
import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.onnx.OnnxScorer;
import io.neuralfocus.scorer.onnx.TwinWriter;
import io.neuralfocus.scorer.trees.TreesScorer;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** How far the engines' answers lie apart, over rows with missing values. */
final class Parity {

    private static final int ROWS = 20_000;
    private static final int EXPLAINED_ROWS = 500;

    private Parity() {}

    static void print(PrintStream out, List<String> shapes) throws IOException, XGBoostError {
        out.printf(
                Locale.ROOT,
                "%n%-8s %18s %14s %14s %14s %14s%n",
                "model",
                "other margin bits",
                "|dp| trees",
                "|dp| onnx",
                "|d shap|",
                "|sum - margin|");
        for (String shape : shapes) {
            try (BenchModel model = BenchModel.of(shape)) {
                print(out, shape, model);
            }
        }
    }

    private static void print(PrintStream out, String shape, BenchModel model) throws XGBoostError {
        float[] rows = BenchModel.rows(new SplittableRandom(4), ROWS);
        float[] expected = xgboost(model, rows);
        float[] trees = margins(new TreesScorer(model.forest(), BenchModel.names()), rows);
        byte[] twin = TwinWriter.write(model.forest(), BenchModel.names());
        float[] onnx = margins(OnnxScorer.load(shape, twin, BenchModel.names()), rows);
        int otherBits = 0;
        double treesApart = 0;
        double onnxApart = 0;
        for (int i = 0; i < ROWS; i++) {
            double p = Scorer.probability(expected[i]);
            otherBits += Float.floatToIntBits(expected[i]) == Float.floatToIntBits(trees[i]) ? 0 : 1;
            treesApart = Math.max(treesApart, Math.abs(p - Scorer.probability(trees[i])));
            onnxApart = Math.max(onnxApart, Math.abs(p - Scorer.probability(onnx[i])));
        }
        double[] shap = shap(model, Arrays.copyOf(rows, EXPLAINED_ROWS * BenchModel.FEATURES), trees);
        out.printf(
                Locale.ROOT,
                "%-8s %11d/%6d %14.1e %14.1e %14.1e %14.1e%n",
                shape,
                otherBits,
                ROWS,
                treesApart,
                onnxApart,
                shap[0],
                shap[1]);
    }

    private static float[] xgboost(BenchModel model, float[] rows) throws XGBoostError {
        DMatrix matrix = new DMatrix(rows, ROWS, BenchModel.FEATURES, Float.NaN);
        float[][] found = model.booster().predict(matrix, true);
        matrix.dispose();
        float[] margins = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            margins[i] = found[i][0];
        }
        return margins;
    }

    private static float[] margins(Scorer scorer, float[] rows) {
        float[] margins = new float[ROWS];
        scorer.margins(rows, ROWS, margins);
        scorer.close();
        return margins;
    }

    private static double[] shap(BenchModel model, float[] rows, float[] margins) throws XGBoostError {
        TreeShap shap = TreeShap.of(model.forest());
        double[] found = new double[rows.length];
        shap.contributions(rows, EXPLAINED_ROWS, found);
        DMatrix matrix = new DMatrix(rows, EXPLAINED_ROWS, BenchModel.FEATURES, Float.NaN);
        float[][] expected = model.booster().predictContrib(matrix, 0);
        matrix.dispose();
        double apart = 0;
        double missed = 0;
        for (int i = 0; i < EXPLAINED_ROWS; i++) {
            double sum = shap.bias();
            for (int f = 0; f < BenchModel.FEATURES; f++) {
                double contribution = found[i * BenchModel.FEATURES + f];
                apart = Math.max(apart, Math.abs(contribution - expected[i][f]));
                sum += contribution;
            }
            missed = Math.max(missed, Math.abs(sum - margins[i]));
        }
        return new double[] {apart, missed};
    }
}
