package io.neuralfocus.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.calibration.Estimate;
import io.neuralfocus.explain.TreeShap;
import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import io.neuralfocus.scorer.trees.TrainedModels;
import io.neuralfocus.scorer.trees.TreesScorer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PredictorTest {

    private static final int WIDTH = TrainedModels.FEATURES;

    @Test
    void shouldCategorizeTheRiskBeforeAnyRounding() {
        assertEquals(RiskCategory.LOW, RiskCategory.of(Math.nextDown(0.3)));
        assertEquals(RiskCategory.MEDIUM, RiskCategory.of(0.3));
        assertEquals(RiskCategory.MEDIUM, RiskCategory.of(Math.nextDown(0.7)));
        assertEquals(RiskCategory.HIGH, RiskCategory.of(0.7));
    }

    @Test
    void shouldOrderFactorsByWhatTheyGive() {
        Predictor predictor = predictor(Head.RISK);
        float[] rows = TrainedModels.rows(new SplittableRandom(3), 50);
        for (int i = 0; i < 50; i++) {
            float[] row = Arrays.copyOfRange(rows, i * WIDTH, (i + 1) * WIDTH);
            Prediction all = predictor.predict(row, 9, WIDTH);
            Prediction usual = predictor.predict(row, 9);
            assertEquals(all.factors().subList(0, 5), usual.factors());
            assertEquals(5, usual.contributingFactors().size());
            for (int f = 1; f < all.factors().size(); f++) {
                double before = Math.abs(all.factors().get(f - 1).contribution());
                assertTrue(before >= Math.abs(all.factors().get(f).contribution()));
            }
            for (Factor factor : all.factors()) {
                // Rising in the margin: what raises it cannot lower the risk.
                assertTrue(factor.contribution() * factor.riskChange() >= 0, factor.toString());
            }
            assertEquals(all.distractionRisk(), predictor.predict(row, 9, 0).distractionRisk());
        }
    }

    @Test
    void shouldPredictManyAsItPredictsEachAlone() {
        Predictor predictor = predictor(Head.RISK, Head.FOCUSED);
        float[] rows = TrainedModels.rows(new SplittableRandom(5), 50);
        long[] instants = LongStream.range(0, 50).toArray();
        for (int most : new int[] {0, 3}) {
            List<Prediction> together = predictor.predict(rows, instants, most);
            for (int i = 0; i < 50; i++) {
                float[] row = Arrays.copyOfRange(rows, i * WIDTH, (i + 1) * WIDTH);
                assertEquals(predictor.predict(row, i, most), together.get(i), "row " + i);
            }
        }
        assertEquals(List.of(), predictor.predict(new float[0], new long[0], 3));
    }

    @Test
    void shouldCallTheFocusScoreAnIndexWithoutAHeadForIt() {
        Prediction prediction = predictor(Head.RISK).predict(new float[WIDTH], 9);
        assertTrue(prediction.focusIsIndex());
        assertEquals(100 * (1 - prediction.distractionRisk()), prediction.focusScore());
    }

    @Test
    void shouldTakeTheFocusScoreFromItsOwnHead() {
        Prediction prediction = predictor(Head.RISK, Head.FOCUSED).predict(new float[WIDTH], 9);
        assertFalse(prediction.focusIsIndex());
        assertEquals(
                100
                        * prediction
                                .heads()
                                .getOrDefault(Head.FOCUSED, Estimate.NOTHING_KNOWN)
                                .probability(),
                prediction.focusScore());
    }

    private static Predictor predictor(Head... heads) {
        Forest forest = ForestReader.read("model", TrainedModels.usual(), ModelLimits.USUAL);
        float[] margins = new float[400];
        boolean[] happened = new boolean[400];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 400; i++) {
            margins[i] = (float) random.nextDouble(-4, 2);
            happened[i] = random.nextDouble(-4, 2) < margins[i];
        }
        HeadModel model = new HeadModel(
                new TreesScorer(forest, TrainedModels.names()),
                Calibration.fit(margins, happened, new int[400]),
                Optional.of(TreeShap.of(forest)));
        Map<Head, HeadModel> models = new EnumMap<>(Head.class);
        List.of(heads).forEach(head -> models.put(head, model));
        return new Predictor("tiny_v1", TrainedModels.names(), 30, false, models);
    }
}
