package io.neuralfocus.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class JudgementTest {

    @Test
    void shouldEqualTheCountOverAllPairs() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            int rows = 2 + random.nextInt(60);
            double[] probabilities = new double[rows];
            float[] labels = new float[rows];
            for (int i = 0; i < rows; i++) {
                probabilities[i] = random.nextInt(10) / 10.0;
                labels[i] = i < 2 ? i : random.nextInt(2);
            }
            assertEquals(
                    overPairs(probabilities, labels),
                    Judgement.of(probabilities, labels).auc().orElse(Double.NaN),
                    1e-12,
                    "seed " + seed);
        }
    }

    private static double overPairs(double[] probabilities, float[] labels) {
        double won = 0;
        double pairs = 0;
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < labels.length; j++) {
                if (labels[i] > labels[j]) {
                    pairs++;
                    won += probabilities[i] > probabilities[j] ? 1 : probabilities[i] == probabilities[j] ? 0.5 : 0;
                }
            }
        }
        return won / pairs;
    }

    @Test
    void shouldHaveNoAucOfOneKindOfRows() {
        Judgement judgement = Judgement.of(new double[] {0.2, 0.4}, new float[] {1, 1});
        assertTrue(judgement.auc().isEmpty());
        assertEquals((0.64 + 0.36) / 2, judgement.brier(), 1e-12);
    }
}
