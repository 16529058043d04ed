package io.neuralfocus.feature;

/**
 * The chance that somebody of whom nothing is known leaves a window within 30 seconds, given the time already in it: the
 * closed form 1 - S(a + 30) / S(a) of one lognormal.
 *
 * <p>Its median of 6 s and mean of 28 s are what published field studies and lab recordings agree on: visits to windows are
 * heavy-tailed. Beyond an hour the chance stays that of an hour.
 */
final class LognormalDwell {

    private static final double MU = StrictMath.log(6);
    private static final double SIGMA = StrictMath.sqrt(2 * StrictMath.log(28.0 / 6.0));

    /** Quarter octaves of (1 + seconds) up to an hour: between them the chance is read off a straight line. */
    private static final int PER_OCTAVE = 4;

    private static final double[] CHANCE = new double[49];

    static {
        for (int i = 0; i < CHANCE.length; i++) {
            double seconds = StrictMath.pow(2, (double) i / PER_OCTAVE) - 1;
            CHANCE[i] = 1 - survival(seconds + 30) / survival(seconds);
        }
    }

    private LognormalDwell() {}

    static double leavesWithin30s(double seconds) {
        double place = StrictMath.log(1 + seconds) * (PER_OCTAVE / StrictMath.log(2));
        int below = (int) Math.min(CHANCE.length - 2.0, place);
        double share = Math.min(1, place - below);
        return CHANCE[below] + share * (CHANCE[below + 1] - CHANCE[below]);
    }

    private static double survival(double seconds) {
        return seconds <= 0 ? 1 : upperTail((StrictMath.log(seconds) - MU) / SIGMA);
    }

    /** The standard normal's upper tail: a series where it converges fast, a continued fraction beyond. */
    private static double upperTail(double z) {
        if (z < 0) {
            return 1 - upperTail(-z);
        }
        double density = StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * StrictMath.PI);
        if (z < 2.5) {
            double term = z;
            double sum = z;
            for (int odd = 3; odd < 101; odd += 2) {
                term *= z * z / odd;
                sum += term;
            }
            return 0.5 - density * sum;
        }
        double fraction = z;
        for (int k = 100; k > 0; k--) {
            fraction = z + k / fraction;
        }
        return density / fraction;
    }
}
