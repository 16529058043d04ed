package io.neuralfocus.training.trainer.sequence;

/**
 * The hyperbolic tangent and the logistic function over whole arrays, of additions, multiplications and divisions alone:
 * so the compiler does eight at a time, and every machine gets the same bits.
 *
 * <p>Lambert's continued fraction, cut after the seventh term, is good to the last bits near 0; the tangent of a quarter
 * is brought back by doubling the angle twice.
 */
final class Squash {

    /** Beyond it a float's tangent is 1. */
    private static final float MOST = 9.02f;

    private Squash() {}

    /** Replaces each number of a stretch by its hyperbolic tangent. */
    static void tangent(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = of(values[i]);
        }
    }

    /** Replaces each number of a stretch by its logistic value. */
    static void logistic(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = 0.5f + 0.5f * of(0.5f * values[i]);
        }
    }

    /** The hyperbolic tangent of a number. */
    static float of(float value) {
        float x = 0.25f * Math.max(-MOST, Math.min(MOST, value));
        float s = x * x;
        float quarter =
                x * (135_135f + s * (17_325f + s * (378f + s))) / (135_135f + s * (62_370f + s * (3_150f + s * 28f)));
        float half = 2 * quarter / (1 + quarter * quarter);
        return 2 * half / (1 + half * half);
    }
}
