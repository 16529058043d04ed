package io.neuralfocus.window;

import java.math.BigInteger;

/**
 * Integer expressions that are computed exactly and converted to a double once, round to nearest even: in 64 bits where
 * they fit, in 128 where a window is that full.
 */
final class ExactArithmetic {

    private ExactArithmetic() {}

    /** a * b - c * d for factors that are not negative and a difference that is not. */
    static double differenceOfProducts(long a, long b, long c, long d) {
        long high = Math.multiplyHigh(a, b) - Math.multiplyHigh(c, d);
        long left = a * b;
        long right = c * d;
        long low = left - right;
        if (Long.compareUnsigned(left, right) < 0) {
            high--;
        }
        if (high == 0 && low >= 0) {
            return (double) low;
        }
        if (high == 0) {
            return unsignedToDouble(low);
        }
        // The upper 64 significant bits, the lowest of them made sticky: one rounding, as if of all 128.
        int shift = Long.numberOfLeadingZeros(high);
        long top = shift == 0 ? high : (high << shift) | (low >>> (64 - shift));
        if (low << shift != 0) {
            top |= 1;
        }
        return Math.scalb(unsignedToDouble(top), 64 - shift);
    }

    private static double unsignedToDouble(long value) {
        return value >= 0 ? (double) value : (double) ((value >>> 1) | (value & 1)) * 2.0;
    }

    /** k * (k * k - 1), rounded once. */
    static double cubicSpread(long k) {
        // 2,097,151 is the greatest k whose cube fits in 63 bits.
        if (k <= 2_097_151) {
            return (double) (k * (k * k - 1));
        }
        BigInteger wide = BigInteger.valueOf(k);
        return wide.multiply(wide.multiply(wide).subtract(BigInteger.ONE)).doubleValue();
    }

    /** The integer root: floating roots err near perfect squares, so the estimate is corrected by one. */
    static long floorSqrt(long value) {
        long root = (long) Math.sqrt((double) value);
        if (root * root > value) {
            return root - 1;
        }
        return (root + 1) * (root + 1) <= value ? root + 1 : root;
    }
}
