package io.neuralfocus.benchmarks.model;

import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.ForestReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * A model of so many trees, so deep, trained once and kept in a file; and rows to ask it about. Its booster lives outside
 * the heap and dies with the last reference to it, even while it predicts: hold on to the model, or close it when all is
 * done.
 */
final class BenchModel implements AutoCloseable {

    static final int FEATURES = 27;

    private static final int TRAINING_ROWS = 60_000;

    private final Path file;
    private final Booster booster;
    private final Forest forest;

    private BenchModel(Path file) throws IOException, XGBoostError {
        this.file = file;
        this.booster = XGBoost.loadModel(new ByteArrayInputStream(Files.readAllBytes(file)));
        this.booster.setParam("nthread", 1);
        this.forest = ForestReader.read(file);
    }

    /** The model of a shape such as {@code 200x6}, trained if it is not yet there. */
    static BenchModel of(String shape) throws IOException, XGBoostError {
        Path folder = Files.createDirectories(
                Path.of(System.getProperty("focus.root", "."), "benchmarks", "target", "models"));
        Path file = folder.resolve(shape + ".ubj");
        if (!Files.exists(file)) {
            String[] sizes = shape.split("x", -1);
            Files.write(file, train(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1])));
        }
        return new BenchModel(file);
    }

    Booster booster() {
        return booster;
    }

    Forest forest() {
        return forest;
    }

    static List<String> names() {
        return IntStream.range(0, FEATURES).mapToObj(i -> "f" + i).toList();
    }

    /** The model in the format of old, which the peer in Java reads. */
    byte[] binary() throws XGBoostError {
        return booster.toByteArray("deprecated");
    }

    @Override
    public void close() {
        booster.dispose();
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /** Counts, flags, fractions and times like those of people at work, one in ten missing. */
    static float[] rows(SplittableRandom random, int count) {
        float[] rows = new float[count * FEATURES];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = switch (random.nextInt(10)) {
                case 0 -> Float.NaN;
                case 1, 2 -> random.nextInt(2);
                case 3, 4, 5 -> random.nextInt(30);
                case 6 -> random.nextInt(5_400);
                default -> (float) random.nextDouble(0, 10);
            };
        }
        return rows;
    }

    private static byte[] train(int trees, int depth) throws XGBoostError {
        SplittableRandom random = new SplittableRandom(1);
        float[] rows = rows(random, TRAINING_ROWS);
        float[] labels = new float[TRAINING_ROWS];
        for (int i = 0; i < TRAINING_ROWS; i++) {
            double score = -0.3;
            for (int f = 0; f < FEATURES; f++) {
                float value = rows[i * FEATURES + f];
                score += Float.isNaN(value) ? 0.1 : Math.sin(value * (1 + f % 5)) * 0.4;
            }
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
        }
        DMatrix matrix = new DMatrix(rows, TRAINING_ROWS, FEATURES, Float.NaN);
        matrix.setLabel(labels);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("max_depth", depth);
        parameters.put("eta", 0.1);
        parameters.put("tree_method", "hist");
        parameters.put("nthread", 1);
        Booster trained = XGBoost.train(matrix, parameters, trees, Map.of(), null, null);
        byte[] model = trained.toByteArray("ubj");
        matrix.dispose();
        trained.dispose();
        return model;
    }
}
