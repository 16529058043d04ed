package io.neuralfocus.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The rates that unseen people may have in a band, all that the counts leave plausible taken together.
 *
 * <p>Of few people neither mean nor precision is known well, and the likeliest precision is on the average too great: so
 * no one distribution is chosen, but a grid round the likeliest is weighed, all differences between people held equally
 * likely beforehand. And the curve that the rates lie about is itself off: each mean of the grid stands for three,
 * Gauss and Hermite's points of a normal distribution.
 */
final class PlausibleRates {

    /** The grid: so many steps to each side, so many precisions. */
    private static final int STEPS = 4;

    private static final int PRECISIONS = 40;
    private static final double LEAST_LOG_PRECISION = -1;
    private static final double MOST_LOG_PRECISION = 11;
    private static final double FARTHEST_STEP = 3;

    private static final double LEAST_WEIGHT = 1e-3;

    private static final double[] NORMAL_POINTS = {-StrictMath.sqrt(3), 0, StrictMath.sqrt(3)};
    private static final double[] NORMAL_WEIGHTS = {1.0 / 6, 2.0 / 3, 1.0 / 6};

    /** A beta distribution of people's rates, and how plausible it is. */
    private record Rates(double a, double b, double weight) {

        static Rates about(double logOdds, double precision, double weight) {
            double mean = PeopleSpread.sigmoid(logOdds);
            return new Rates(mean * precision, (1 - mean) * precision, weight);
        }
    }

    private final List<Rates> all;

    private PlausibleRates(List<Rates> all) {
        this.all = all;
    }

    /**
     * What these counts leave plausible.
     *
     * @param curveError the curve's standard error in log-odds
     */
    static PlausibleRates of(BandCounts counts, double curveError) {
        double step = 0;
        double logPrecision = 3;
        for (int round = 0; round < 3; round++) {
            double precision = StrictMath.exp(logPrecision);
            step = likeliest(-FARTHEST_STEP, FARTHEST_STEP, at -> counts.logLikelihood(at, precision));
            double found = step;
            logPrecision = likeliest(
                    LEAST_LOG_PRECISION, MOST_LOG_PRECISION, at -> counts.logLikelihood(found, StrictMath.exp(at)));
        }
        return grid(counts, step, stepError(counts, step, StrictMath.exp(logPrecision)), curveError);
    }

    /** The standard error of the likeliest step, from how the likelihood bends there. */
    private static double stepError(BandCounts counts, double step, double precision) {
        double near = 0.01;
        double bend = 2 * counts.logLikelihood(step, precision)
                - counts.logLikelihood(step - near, precision)
                - counts.logLikelihood(step + near, precision);
        return Math.min(1, near / StrictMath.sqrt(Math.max(bend, 1e-9)));
    }

    private static PlausibleRates grid(BandCounts counts, double step, double stepError, double curveError) {
        double[][] logWeights = new double[2 * STEPS + 1][PRECISIONS + 1];
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logWeights.length; i++) {
            for (int k = 0; k <= PRECISIONS; k++) {
                // The square root of the precision is the prior: flat in the differences between people.
                logWeights[i][k] = counts.logLikelihood(step(step, stepError, i), StrictMath.exp(logPrecision(k)))
                        - logPrecision(k) / 2;
                greatest = Math.max(greatest, logWeights[i][k]);
            }
        }
        double middle = counts.middle();
        List<Rates> all = new ArrayList<>();
        for (int i = 0; i < logWeights.length; i++) {
            for (int k = 0; k <= PRECISIONS; k++) {
                double weight = StrictMath.exp(logWeights[i][k] - greatest);
                if (weight < LEAST_WEIGHT) {
                    continue;
                }
                for (int point = 0; point < NORMAL_POINTS.length; point++) {
                    double mean = middle + step(step, stepError, i) + NORMAL_POINTS[point] * curveError;
                    all.add(Rates.about(mean, StrictMath.exp(logPrecision(k)), NORMAL_WEIGHTS[point] * weight));
                }
            }
        }
        return new PlausibleRates(all);
    }

    /** The grid reaches three standard errors to each side. */
    private static double step(double likeliest, double error, int index) {
        return likeliest + 3 * error * (index - STEPS) / STEPS;
    }

    private static double logPrecision(int index) {
        return LEAST_LOG_PRECISION + (MOST_LOG_PRECISION - LEAST_LOG_PRECISION) * index / PRECISIONS;
    }

    /** The rate below which this share of unseen people lies. */
    double quantile(double share) {
        double wanted = share * all.stream().mapToDouble(Rates::weight).sum();
        double low = 0;
        double high = 1;
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            double below = 0;
            for (Rates rates : all) {
                below += rates.weight() * Beta.below(middle, rates.a(), rates.b());
            }
            if (below < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The top of a hill, by golden section. */
    private static double likeliest(double from, double to, DoubleUnaryOperator hill) {
        double golden = (StrictMath.sqrt(5) - 1) / 2;
        double low = from;
        double high = to;
        double left = high - golden * (high - low);
        double right = low + golden * (high - low);
        double atLeft = hill.applyAsDouble(left);
        double atRight = hill.applyAsDouble(right);
        for (int i = 0; i < 25; i++) {
            if (atLeft > atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - golden * (high - low);
                atLeft = hill.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + golden * (high - low);
                atRight = hill.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }
}
