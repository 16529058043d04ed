package io.neuralfocus.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The closed form against the same distribution integrated numerically. */
class LognormalDwellTest {

    private static final double MEDIAN = 6;
    private static final double MEAN = 28;

    @Test
    void shouldBeTheShareOfLongerStaysThatEndWithinThirtySeconds() {
        for (double seconds : new double[] {0, 0.5, 1, 2, 3, 5, 8, 13, 30, 60, 120, 300, 600, 1_200, 3_599}) {
            double expected = 1 - longerThan(seconds + 30) / longerThan(seconds);
            assertEquals(expected, LognormalDwell.leavesWithin30s(seconds), 0.004, () -> "after " + seconds + " s");
        }
    }

    @Test
    void shouldStayTheSameBeyondAnHourAndSomeMinutes() {
        double afterAnHour = LognormalDwell.leavesWithin30s(4_095);
        assertTrue(afterAnHour > 0);
        assertEquals(afterAnHour, LognormalDwell.leavesWithin30s(4_096), 1e-9);
        assertEquals(afterAnHour, LognormalDwell.leavesWithin30s(1e12), 1e-9);
    }

    /** Simpson's rule over the logarithm, from a stay of this length to one that nobody makes. */
    private static double longerThan(double seconds) {
        double sigma = Math.sqrt(2 * Math.log(MEAN / MEDIAN));
        double from = seconds == 0 ? -10 : (Math.log(seconds) - Math.log(MEDIAN)) / sigma;
        int steps = 20_000;
        double width = (10 - from) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double z = from + i * width;
            int weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-z * z / 2);
        }
        return sum * width / 3 / Math.sqrt(2 * Math.PI);
    }
}
