package io.neuralfocus.benchmarks.model;

import io.neuralfocus.explain.TreeShap;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One batch of rows explained: exact contributions of all features. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // the harness calls prepare first
public class ShapBench {

    private static final int BATCHES = 16;

    @Param("200x6")
    public String shape = "200x6";

    @Param({"1", "256"})
    public int batch = 1;

    private float[][] batches;
    private double[] contributions;
    private int turn;

    private TreeShap shap;
    private Booster booster;

    @Setup
    public void prepare() throws IOException, XGBoostError {
        BenchModel model = BenchModel.of(shape);
        SplittableRandom random = new SplittableRandom(3);
        batches = new float[BATCHES][];
        for (int i = 0; i < BATCHES; i++) {
            batches[i] = BenchModel.rows(random, batch);
        }
        contributions = new double[batch * BenchModel.FEATURES];
        shap = TreeShap.of(model.forest());
        booster = model.booster();
    }

    private float[] rows() {
        turn = (turn + 1) % BATCHES;
        return batches[turn];
    }

    @Benchmark
    public double[] trees() {
        shap.contributions(rows(), batch, contributions);
        return contributions;
    }

    @Benchmark
    public float[][] predictContrib() throws XGBoostError {
        DMatrix matrix = new DMatrix(rows(), batch, BenchModel.FEATURES, Float.NaN);
        float[][] found = booster.predictContrib(matrix, 0);
        matrix.dispose();
        return found;
    }
}
