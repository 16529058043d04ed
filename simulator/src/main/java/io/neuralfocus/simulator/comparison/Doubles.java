package io.neuralfocus.simulator.comparison;

import java.util.Arrays;

/** Doubles in a row, as many as come. */
final class Doubles {

    private double[] values = new double[64];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    void addAll(Doubles others) {
        for (int i = 0; i < others.size; i++) {
            add(others.values[i]);
        }
    }

    double get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }

    double[] sorted() {
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
