package io.neuralfocus.scorer.trees;

import java.util.Arrays;

/** Flags of a number not told beforehand. */
final class FlagRoom {

    private boolean[] values = new boolean[16];
    private int size;

    void add(boolean value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    boolean[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
