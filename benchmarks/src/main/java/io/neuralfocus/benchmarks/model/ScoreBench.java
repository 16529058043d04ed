package io.neuralfocus.benchmarks.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import biz.k11i.xgboost.Predictor;
import biz.k11i.xgboost.util.FVec;
import io.neuralfocus.scorer.onnx.TwinWriter;
import io.neuralfocus.scorer.trees.TreesScorer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
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

/** One batch of rows scored: from an array of floats to an array of answers, by each engine in its own way. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // the harness calls prepare first
public class ScoreBench {

    private static final int BATCHES = 16;

    @Param("200x6")
    public String shape = "200x6";

    @Param({"1", "32", "1024"})
    public int batch = 1;

    private float[][] batches;
    private float[] margins;
    private int turn;

    private TreesScorer trees;
    private Booster booster;
    private OrtEnvironment environment;
    private OrtSession session;
    private Predictor predictor;

    @Setup
    public void prepare() throws IOException, XGBoostError, OrtException {
        BenchModel model = BenchModel.of(shape);
        SplittableRandom random = new SplittableRandom(2);
        batches = new float[BATCHES][];
        for (int i = 0; i < BATCHES; i++) {
            batches[i] = BenchModel.rows(random, batch);
        }
        margins = new float[batch];
        trees = new TreesScorer(model.forest(), BenchModel.names());
        booster = model.booster();
        environment = OrtEnvironment.getEnvironment();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        session = environment.createSession(TwinWriter.write(model.forest(), BenchModel.names()), options);
        predictor = new Predictor(new ByteArrayInputStream(model.binary()));
    }

    private float[] rows() {
        turn = (turn + 1) % BATCHES;
        return batches[turn];
    }

    @Benchmark
    public float[] trees() {
        float[] rows = rows();
        if (batch == 1) {
            margins[0] = trees.margin(rows);
        } else {
            trees.margins(rows, batch, margins);
        }
        return margins;
    }

    @Benchmark
    public float[][] xgboostInplace() throws XGBoostError {
        return booster.inplace_predict(rows(), batch, BenchModel.FEATURES, Float.NaN);
    }

    @Benchmark
    public float[][] xgboostDMatrix() throws XGBoostError {
        DMatrix matrix = new DMatrix(rows(), batch, BenchModel.FEATURES, Float.NaN);
        float[][] found = booster.predict(matrix);
        matrix.dispose();
        return found;
    }

    @Benchmark
    public float[] onnxruntime() throws OrtException {
        long[] size = {batch, BenchModel.FEATURES};
        try (OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(rows()), size);
                OrtSession.Result result = session.run(Map.of("vector", input))) {
            return ((OnnxTensor) result.get(1)).getFloatBuffer().array();
        }
    }

    @Benchmark
    public float[] h2oPredictor() {
        float[] rows = rows();
        for (int i = 0; i < batch; i++) {
            float[] row = batch == 1
                    ? rows
                    : Arrays.copyOfRange(rows, i * BenchModel.FEATURES, (i + 1) * BenchModel.FEATURES);
            margins[i] = predictor.predictSingle(FVec.Transformer.fromArray(row, false), true);
        }
        return margins;
    }
}
