package io.neuralfocus.scorer.trees;

/**
 * Floats as whole numbers in the same order, so that a split is one subtraction and NaN needs no question.
 *
 * <p>A row of n features becomes 2n keys: in the first half a missing value is greater than every threshold, in the
 * second half less than every one. A node that sends missing values left looks into the second half.
 */
final class RowKeys {

    private RowKeys() {}

    /** The key of a float; both zeros have the same. */
    static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    static void fill(float[] rows, int from, int features, int[] keys, int to) {
        for (int i = 0; i < features; i++) {
            float value = rows[from + i];
            boolean missing = Float.isNaN(value);
            int key = key(value);
            keys[to + i] = missing ? Integer.MAX_VALUE : key;
            keys[to + features + i] = missing ? Integer.MIN_VALUE : key;
        }
    }
}
