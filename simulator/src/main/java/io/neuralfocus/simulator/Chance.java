package io.neuralfocus.simulator;

/**
 * A stream of seeded chance, the same on every JDK: SplitMix64 with its own shapes on top.
 *
 * <p>The library's generators promise their algorithm, but not how they shape normals; here every double that decides
 * comes from bits, exact arithmetic and {@link StrictMath}.
 */
final class Chance {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;
    private double spare;
    private boolean hasSpare;

    private Chance(long state) {
        this.state = state;
    }

    /** The stream of these keys: other keys, another stream, however close they are. */
    static Chance of(long seed, long... keys) {
        long state = mixed(seed + GOLDEN);
        for (long key : keys) {
            state = mixed((state ^ mixed(key + GOLDEN)) + GOLDEN);
        }
        return new Chance(state);
    }

    long bits() {
        state += GOLDEN;
        return mixed(state);
    }

    /** Uniform in [0, 1). */
    double unit() {
        return (bits() >>> 11) * 0x1p-53;
    }

    double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** Uniform in 0 .. n - 1. */
    int below(int n) {
        return (int) (((bits() >>> 32) * n) >>> 32);
    }

    boolean happens(double probability) {
        return unit() < probability;
    }

    /** Standard normal, by Marsaglia's polar method. */
    double normal() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        while (true) {
            double x = 2 * unit() - 1;
            double y = 2 * unit() - 1;
            double square = x * x + y * y;
            if (square < 1 && square > 0) {
                double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
                spare = y * scale;
                hasSpare = true;
                return x * scale;
            }
        }
    }

    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * normal());
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - unit());
    }

    /** An index, each as likely as its weight says. */
    int pick(double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = unit() * total;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    private static long mixed(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
