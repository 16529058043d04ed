package io.neuralfocus.scorer.trees;

/**
 * Floats as whole numbers in the same order, so that a split is one subtraction and NaN needs no question.
 *
 * <p>A row of n features becomes 2n keys: in the first half a missing value is greater than every threshold, in the
 * second half less than every one. A node that sends missing values left looks into the second half. A split is one long;
 * its threshold's key less one, minus the value's key, is negative exactly if the value is not less than the threshold,
 * and its sign is the way:
 *
 * <pre>
 *  63                          32 31                           0
 * +------------------------------+------------------------------+
 * | key of the threshold, less 1 | feature, or n + feature if   |
 * |                              | missing values go left       |
 * +------------------------------+------------------------------+
 * </pre>
 */
public final class RowKeys {

    private RowKeys() {}

    /** The key of a float; both zeros have the same. */
    public static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    /** The word of a split: its threshold and the key it looks at, for {@link #goesRight}. */
    public static long split(Tree tree, int node, int features) {
        long threshold = key(tree.threshold(node)) - 1L;
        int key = tree.feature(node) + (tree.missingGoesLeft(node) ? features : 0);
        return threshold << 32 | key;
    }

    /** 1 if the row whose keys begin here goes right at a split, 0 if left. */
    public static int goesRight(long split, int[] keys, int row) {
        return (int) (((split >> 32) - keys[row + (int) split]) >>> 63);
    }

    /** Writes a row's keys. */
    public static void fill(float[] rows, int from, int features, int[] keys, int to) {
        for (int i = 0; i < features; i++) {
            float value = rows[from + i];
            boolean missing = Float.isNaN(value);
            int key = key(value);
            keys[to + i] = missing ? Integer.MAX_VALUE : key;
            keys[to + features + i] = missing ? Integer.MIN_VALUE : key;
        }
    }
}
