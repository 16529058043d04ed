package io.neuralfocus.scorer.trees;

import java.util.Arrays;

/** Ints of a number not told beforehand. */
final class IntRoom {

    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
