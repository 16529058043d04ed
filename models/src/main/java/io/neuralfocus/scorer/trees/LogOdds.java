package io.neuralfocus.scorer.trees;

/**
 * From a base score to a base margin, in XGBoost's float32 steps: {@code -logf(1 / p - 1)}.
 *
 * <p>Every margin begins with this number, so its last bit is the last bit of every answer. The C library's {@code logf}
 * is fast rather than correctly rounded and misses the nearest float about once in two hundred base scores; a better
 * logarithm would therefore be the wrong one. The library splits the argument into 2^k z, z within [0.7, 1.4), takes the
 * reciprocal of a point c near z from a table of sixteen and adds a cubic in r = z / c - 1; the numbers below are that
 * table's and that cubic's (Arm Optimized Routines, MIT, in glibc since 2.27 and in musl).
 */
final class LogOdds {

    private static final double LN2 = 0x1.62e42fefa39efp-1;
    private static final double SQUARE = -0x1.ffffef20a4123p-2;
    private static final double CUBE = 0x1.5575b0be00b6ap-2;
    private static final double FOURTH = -0x1.00ea348b88334p-2;

    /** 1 / c for each sixteenth. */
    private static final double[] RECIPROCAL = {
        0x1.661ec79f8f3bep+0, 0x1.571ed4aaf883dp+0, 0x1.49539f0f010bp+0, 0x1.3c995b0b80385p+0,
        0x1.30d190c8864a5p+0, 0x1.25e227b0b8eap+0, 0x1.1bb4a4a1a343fp+0, 0x1.12358f08ae5bap+0,
        0x1.0953f419900a7p+0, 0x1p+0, 0x1.e608cfd9a47acp-1, 0x1.ca4b31f026aap-1,
        0x1.b2036576afce6p-1, 0x1.9c2d163a1aa2dp-1, 0x1.886e6037841edp-1, 0x1.767dcf5534862p-1
    };

    /** The bits of the lower end of [0.7, 1.4). */
    private static final int LOWEST = 0x3f330000;

    private LogOdds() {}

    static float of(float probability) {
        return -log(1.0f / probability - 1.0f);
    }

    private static float log(float x) {
        if (x == 1) {
            return 0;
        }
        if (!(x >= Float.MIN_NORMAL && x <= Float.MAX_VALUE)) {
            return (float) StrictMath.log(x);
        }
        int bits = Float.floatToRawIntBits(x);
        int above = bits - LOWEST;
        double reciprocal = RECIPROCAL[(above >> 19) & 15];
        int power = above >> 23;
        double z = Float.intBitsToFloat(bits - (above & 0xff800000));
        double r = z * reciprocal - 1;
        double r2 = r * r;
        double curve = FOURTH * r2 + (CUBE * r + SQUARE);
        return (float) (curve * r2 + (power * LN2 - StrictMath.log(reciprocal) + r));
    }
}
