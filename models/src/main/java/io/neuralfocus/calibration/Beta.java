package io.neuralfocus.calibration;

/** The beta distribution: how rates differ among people. In StrictMath, so that every machine fits the same. */
final class Beta {

    private static final double TINY = 1e-300;

    private Beta() {}

    static double logGamma(double x) {
        // Stirling's series is good to the last digits from 12 on; below, the argument is moved up.
        double shift = 0;
        double at = x;
        while (at < 12) {
            shift += StrictMath.log(at);
            at += 1;
        }
        double inverse = 1 / (at * at);
        double series = (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse * (1.0 / 1680)))) / at;
        return (at - 0.5) * StrictMath.log(at) - at + 0.5 * StrictMath.log(2 * StrictMath.PI) + series - shift;
    }

    static double logBeta(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    /** The chance of a value below x. */
    static double below(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = StrictMath.exp(a * StrictMath.log(x) + b * StrictMath.log1p(-x) - logBeta(a, b));
        // The fraction converges fast on one side of the mean; the other is its mirror.
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
    }

    /** The value below which this share lies. */
    static double quantile(double share, double a, double b) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (below(middle, a, b) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Lentz's evaluation of the continued fraction of the incomplete beta function. */
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / notZero(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= 10_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / notZero(1 + even * d);
            c = notZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / notZero(1 + odd * d);
            c = notZero(1 + odd / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < 1e-14) {
                break;
            }
        }
        return value;
    }

    private static double notZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
