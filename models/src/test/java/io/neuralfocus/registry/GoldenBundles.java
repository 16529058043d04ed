package io.neuralfocus.registry;

import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.calibration.Estimate;
import io.neuralfocus.prediction.Factor;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.prediction.Prediction;
import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import io.neuralfocus.scorer.trees.TrainedModels;
import io.neuralfocus.scorer.trees.TreesScorer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;

/**
 * Makes the golden bundle of the present format and what it answers. Run it once when a format is new, with the folder
 * {@code models/src/test/resources/golden}; a bundle of a format that has been released is never made again.
 */
final class GoldenBundles {

    static final int ROWS = 40;
    static final String ANSWERS = "answers.txt";

    private GoldenBundles() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0], "format-" + Card.FORMAT);
        BundleWriter writer = new BundleWriter("golden")
                .schema("v1", "0".repeat(64), TrainedModels.names())
                .catalogue("1".repeat(64))
                .focusIsIndex(false);
        int seed = 100;
        for (Head head : Head.values()) {
            Booster booster = TrainedModels.train(++seed, 12, 3, 0.5, Map.of("gamma", 0.2));
            writer.head(head, booster.toByteArray("ubj"), calibration(booster.toByteArray("ubj"), seed));
        }
        Path bundle = writer.write(folder);
        Files.write(folder.resolve(ANSWERS), answers(ModelVersion.load(bundle)), StandardCharsets.UTF_8);
    }

    private static Calibration calibration(byte[] ubj, int seed) {
        Forest forest = ForestReader.read("golden", ubj, ModelLimits.USUAL);
        SplittableRandom random = new SplittableRandom(seed);
        int count = 3_000;
        float[] margins = new float[count];
        new TreesScorer(forest, TrainedModels.names()).margins(TrainedModels.rows(random, count), count, margins);
        boolean[] happened = new boolean[count];
        int[] people = new int[count];
        for (int i = 0; i < count; i++) {
            people[i] = i % 20;
            happened[i] = random.nextDouble() < Scorer.probability(margins[i] + (people[i] - 10) * 0.05f);
        }
        return Calibration.fit(margins, happened, people);
    }

    /** What a version answers to the golden rows, number by number. */
    static List<String> answers(ModelVersion version) throws IOException {
        float[] rows = TrainedModels.rows(new SplittableRandom(99), ROWS);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            float[] row = Arrays.copyOfRange(rows, i * TrainedModels.FEATURES, (i + 1) * TrainedModels.FEATURES);
            Prediction prediction = version.predictor().predict(row, i);
            StringBuilder line = new StringBuilder();
            line.append(prediction.focusScore()).append(' ').append(prediction.riskCategory());
            for (Head head : Head.values()) {
                Estimate estimate = prediction.heads().getOrDefault(head, Estimate.NOTHING_KNOWN);
                line.append(' ').append(estimate.probability());
                line.append(' ').append(estimate.lo());
                line.append(' ').append(estimate.hi());
            }
            for (Factor factor : prediction.factors()) {
                line.append(' ').append(factor.feature()).append('=').append((float) factor.contribution());
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
