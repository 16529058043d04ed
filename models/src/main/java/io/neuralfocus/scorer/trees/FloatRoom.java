package io.neuralfocus.scorer.trees;

import java.util.Arrays;

/** Floats of a number not told beforehand. */
final class FloatRoom {

    private float[] values = new float[16];
    private int size;

    void add(float value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    float[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
