package io.neuralfocus.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VennAbersTest {

    @Test
    void shouldEqualTheFitThatReallyAddsThePointWithBothLabels() {
        for (int seed = 0; seed < 400; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int count = random.nextInt(1, 60);
            int distinct = random.nextInt(1, 40);
            float[] margins = new float[count];
            boolean[] happened = new boolean[count];
            for (int i = 0; i < count; i++) {
                int at = random.nextInt(distinct) - distinct / 2;
                margins[i] = at == 0 && random.nextBoolean() ? -0f : at * 0.25f;
                happened[i] = random.nextInt(distinct) < at + distinct / 2;
            }
            Calibration calibration = Calibration.fit(margins, happened, new int[count]);
            for (float asked = -distinct * 0.25f; asked < distinct * 0.25f; asked += 0.125f) {
                double p1 = isotonicAt(margins, happened, asked, true);
                double p0 = isotonicAt(margins, happened, asked, false);
                assertEquals(
                        p1 / (1 - p0 + p1), calibration.probability(asked), 1e-15, "seed " + seed + " margin " + asked);
            }
        }
    }

    @Test
    void shouldHaveNoOpinionWithoutRows() {
        Calibration empty = Calibration.fit(new float[0], new boolean[0], new int[0]);
        assertEquals(Estimate.NOTHING_KNOWN, empty.at(3));
        assertEquals(0, empty.at(3).confidence());
    }

    /** The naive twin: pool adjacent violators over all rows and the added one. */
    private static double isotonicAt(float[] margins, boolean[] happened, float asked, boolean label) {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < margins.length; i++) {
            rows.add(new double[] {margins[i] + 0.0, happened[i] ? 1 : 0, 1});
        }
        rows.add(new double[] {asked + 0.0, label ? 1 : 0, 1});
        rows.sort(Comparator.comparingDouble(row -> row[0]));
        List<double[]> blocks = new ArrayList<>();
        for (double[] row : rows) {
            double[] block = {row[0], row[0], row[1], 1};
            if (!blocks.isEmpty() && blocks.get(blocks.size() - 1)[1] == row[0]) {
                double[] same = blocks.remove(blocks.size() - 1);
                block = new double[] {same[0], same[1], same[2] + row[1], same[3] + 1};
            }
            blocks.add(block);
        }
        List<double[]> pooled = new ArrayList<>();
        for (double[] block : blocks) {
            double[] last = block;
            while (!pooled.isEmpty()) {
                double[] before = pooled.get(pooled.size() - 1);
                if (before[2] * last[3] < last[2] * before[3]) {
                    break;
                }
                pooled.remove(pooled.size() - 1);
                last = new double[] {before[0], last[1], before[2] + last[2], before[3] + last[3]};
            }
            pooled.add(last);
        }
        for (double[] block : pooled) {
            if (asked >= block[0] && asked <= block[1]) {
                return block[2] / block[3];
            }
        }
        throw new AssertionError("the added point is in no block");
    }
}
