package io.neuralfocus.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PeopleSpreadTest {

    private static final int SEEDS = 12;

    @Test
    void shouldHoldEightOfTenUnseenPeople() {
        for (double differing : new double[] {0.2, 0.6, 1.2}) {
            SplittableRandom random = new SplittableRandom(41);
            Population seen = new Population(random, 120, differing);
            Population unseen = new Population(random, 400, differing);
            Calibration calibration = Calibration.fit(seen.margins, seen.happened, seen.people);
            double inside = shareInside(calibration, unseen);
            assertEquals(0.8, inside, 0.06, "people differ by " + differing);
        }
    }

    /** Of few people who are alike the curve's own error is most of what is not known. */
    @Test
    void shouldHoldEightOfTenWhenFewAreSeenAndTheyAreAlike() {
        double inside = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(100 + seed);
            Population seen = new Population(random, 30, 0.1);
            Calibration calibration = Calibration.fit(seen.margins, seen.happened, seen.people);
            for (int person = 0; person < 200; person++) {
                double own = random.nextGaussian() * 0.1;
                for (float score = -3; score <= 2; score++) {
                    Estimate estimate = calibration.at(score);
                    double rate = Population.rate(score, own);
                    inside += rate >= estimate.lo() && rate <= estimate.hi() ? 1.0 / (200 * 6 * SEEDS) : 0;
                }
            }
        }
        assertTrue(inside >= 0.78, inside + " lie inside");
    }

    @Test
    void shouldBeSurerWherePeopleAreAlike() {
        double before = 1;
        for (double differing : new double[] {0.05, 0.3, 1, 2}) {
            Population seen = new Population(new SplittableRandom(43), 100, differing);
            double confidence = Calibration.fit(seen.margins, seen.happened, seen.people)
                    .at(0)
                    .confidence();
            assertTrue(confidence < before, "people differ by " + differing + ": " + confidence);
            before = confidence;
        }
    }

    @Test
    void shouldExcludeNobodyWhenTooFewAreKnown() {
        Population seen = new Population(new SplittableRandom(47), 4, 0.5);
        Estimate estimate =
                Calibration.fit(seen.margins, seen.happened, seen.people).at(0);
        assertEquals(0, estimate.lo());
        assertEquals(1, estimate.hi());
    }

    @Test
    void shouldKnowTheBetaDistribution() {
        assertEquals(StrictMath.log(24), Beta.logGamma(5), 1e-12);
        assertEquals(0.5 * StrictMath.log(StrictMath.PI), Beta.logGamma(0.5), 1e-12);
        assertEquals(0.3, Beta.quantile(0.3, 1, 1), 1e-12);
        // The square of x, and 1 - (1 - x)^3.
        assertEquals(0.25, Beta.below(0.5, 2, 1), 1e-13);
        assertEquals(1 - 0.125, Beta.below(0.5, 1, 3), 1e-13);
        assertEquals(0.5, Beta.quantile(0.5, 300, 300), 1e-12);
        assertEquals(0.1, Beta.below(Beta.quantile(0.1, 0.4, 7), 0.4, 7), 1e-12);
    }

    /** By person and third of the margins: does the person's true rate lie in the mean interval of their rows? */
    private static double shareInside(Calibration calibration, Population population) {
        int size = population.people[population.people.length - 1] + 1;
        double[][] sums = new double[size * 3][4];
        for (int row = 0; row < population.margins.length; row++) {
            int third = population.margins[row] < -1 ? 0 : population.margins[row] < 0.2 ? 1 : 2;
            double[] sum = sums[population.people[row] * 3 + third];
            Estimate estimate = calibration.at(population.margins[row]);
            sum[0]++;
            sum[1] += population.rates[row];
            sum[2] += estimate.lo();
            sum[3] += estimate.hi();
        }
        double inside = 0;
        double asked = 0;
        for (double[] sum : sums) {
            if (sum[0] >= 60) {
                double rate = sum[1] / sum[0];
                inside += rate >= sum[2] / sum[0] && rate <= sum[3] / sum[0] ? 1 : 0;
                asked++;
            }
        }
        return inside / asked;
    }
}
