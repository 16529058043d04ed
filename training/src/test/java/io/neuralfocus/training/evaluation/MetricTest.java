package io.neuralfocus.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricTest {

    @Test
    void shouldEqualTheDefinitionsRowByRow() {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int rows = 2 + random.nextInt(80);
            int levels = 1 + random.nextInt(30);
            double[] probabilities = new double[rows];
            boolean[] happened = new boolean[rows];
            for (int i = 0; i < rows; i++) {
                probabilities[i] = (double) random.nextInt(levels + 1) / levels;
                happened[i] = i < 2 ? i == 0 : random.nextDouble() < probabilities[i];
            }
            Tally tally = new Ladder(probabilities, happened, new int[rows]).tally();
            for (Metric metric : Metric.values()) {
                assertEquals(
                        NaiveMetrics.of(metric, probabilities, happened),
                        metric.of(tally).orElse(Double.NaN),
                        1e-12,
                        metric + " of seed " + seed);
            }
        }
    }

    @Test
    void shouldCountARowAsOftenAsItsClusterWeighs() {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int rows = 5 + random.nextInt(60);
            double[] probabilities = new double[rows];
            boolean[] happened = new boolean[rows];
            int[] clusters = new int[rows];
            int[] weights = {random.nextInt(4), 1 + random.nextInt(3), random.nextInt(3), 0};
            List<Integer> repeated = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                probabilities[i] = random.nextInt(12) / 11.0;
                clusters[i] = i < 2 ? 1 : random.nextInt(4);
                happened[i] = i < 2 ? i == 0 : random.nextBoolean();
                for (int k = 0; k < weights[clusters[i]]; k++) {
                    repeated.add(i);
                }
            }
            Ladder ladder = new Ladder(probabilities, happened, clusters);
            Tally tally = new Tally(ladder);
            ladder.count(weights, tally);
            double[] longer =
                    repeated.stream().mapToDouble(row -> probabilities[row]).toArray();
            boolean[] came = new boolean[longer.length];
            for (int i = 0; i < came.length; i++) {
                came[i] = happened[repeated.get(i)];
            }
            for (Metric metric : Metric.values()) {
                assertEquals(
                        NaiveMetrics.of(metric, longer, came),
                        metric.of(tally).orElse(Double.NaN),
                        1e-12,
                        metric + " of seed " + seed);
            }
        }
    }

    @Test
    void shouldHaveNoAucAndNoPrecisionOfOneKindOfRows() {
        Tally tally = new Ladder(new double[] {0.2, 0.4}, new boolean[] {true, true}, new int[2]).tally();
        assertTrue(Metric.AUC.of(tally).isEmpty());
        assertTrue(Metric.AVERAGE_PRECISION.of(tally).isEmpty());
        assertEquals((0.64 + 0.36) / 2, Metric.BRIER.of(tally).orElse(0), 1e-12);
    }

    @Test
    void shouldTellNothingOfNoRows() {
        Tally tally = new Ladder(new double[0], new boolean[0], new int[0]).tally();
        for (Metric metric : Metric.values()) {
            assertTrue(metric.of(tally).isEmpty(), metric::label);
        }
    }

    @Test
    void shouldTakeBothZerosForOneProbability() {
        Tally tally = new Ladder(new double[] {-0.0, 0.0}, new boolean[] {true, false}, new int[2]).tally();
        assertEquals(1, tally.rungs());
        assertEquals(0.5, Metric.AUC.of(tally).orElse(0));
    }

    @Test
    void shouldRefuseWhatIsNoProbability() {
        for (double wrong : new double[] {Double.NaN, -0.1, 1.1}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Ladder(new double[] {0.5, wrong}, new boolean[2], new int[2]));
        }
    }
}
