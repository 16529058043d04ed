package io.neuralfocus.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LognormalVisitsTest {

    /** The density added up in small steps. */
    private static double survival(LognormalVisits visits, double seconds) {
        double z = (Math.log(seconds) - visits.mu()) / visits.sigma();
        double sum = 0;
        double step = 1e-4;
        for (double at = z; at < z + 12; at += step) {
            sum += Math.exp(-(at + step / 2) * (at + step / 2) / 2) * step;
        }
        return sum / Math.sqrt(2 * Math.PI);
    }

    @Test
    void shouldEqualTheSurvivalAddedUpInSmallSteps() {
        LognormalVisits visits = new LognormalVisits(2.2, 1.7);
        for (double seconds : new double[] {0.5, 1, 5, 30, 100, 600, 3_000, 20_000}) {
            assertEquals(
                    1 - survival(visits, seconds + 30) / survival(visits, seconds),
                    visits.probability(seconds),
                    1e-6,
                    seconds + " s");
        }
        assertEquals(1 - survival(visits, 30), visits.probability(0), 1e-6);
    }

    @Test
    void shouldGoOnSmoothlyWhereTheFractionTakesOver() {
        assertEquals(LognormalVisits.logTail(2.999_999_9), LognormalVisits.logTail(3.000_000_1), 1e-6);
        assertTrue(Double.isFinite(LognormalVisits.logTail(200)));
        assertEquals(0, LognormalVisits.logTail(-40), 1e-12);
    }

    @Test
    void shouldFindTheVisitsThatTheRowsWereMadeFrom() {
        Random random = new Random(11);
        int rows = 60_000;
        double[] seconds = new double[rows];
        boolean[] left = new boolean[rows];
        for (int row = 0; row < rows; ) {
            double visit = Math.exp(2.5 + 1.6 * random.nextGaussian());
            for (double at = 10 * random.nextDouble(); at < visit && row < rows; at += 10) {
                seconds[row] = Math.floor(at);
                left[row++] = visit <= at + 30;
            }
        }
        LognormalVisits found = LognormalVisits.fit(seconds, left);
        assertEquals(2.5, found.mu(), 0.15, found::toString);
        assertEquals(1.6, found.sigma(), 0.1, found::toString);
    }
}
