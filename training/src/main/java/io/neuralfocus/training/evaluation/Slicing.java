package io.neuralfocus.training.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * A way of dividing rows into slices.
 *
 * @param by what they differ in, for example {@code hour}
 * @param values the slices' names
 * @param of the number of each row's slice
 */
public record Slicing(String by, List<String> values, int[] of) {

    public Slicing {
        values = List.copyOf(values);
    }

    /** The rows of each slice, in their order. */
    int[][] rows() {
        int[] left = new int[values.size()];
        for (int slice : of) {
            left[slice]++;
        }
        int[][] rows = new int[left.length][];
        Arrays.setAll(rows, slice -> new int[left[slice]]);
        for (int row = of.length - 1; row >= 0; row--) {
            rows[of[row]][--left[of[row]]] = row;
        }
        return rows;
    }
}
