package io.neuralfocus.training.dataset;

import java.util.Arrays;

/**
 * Weights that keep the few with very many rows from deciding for all: a row of user i weighs min(1, C / n_i), where C is
 * three times the median number of rows of a user.
 */
public final class UserWeights {

    private static final double MEDIANS = 3;

    private UserWeights() {}

    /** A weight for each row. */
    public static float[] of(RowView rows) {
        int[] counts = new int[rows.userNames().size()];
        for (int i = 0; i < rows.size(); i++) {
            counts[rows.user(i)]++;
        }
        double cap = MEDIANS
                * median(Arrays.stream(counts)
                        .filter(count -> count > 0)
                        .sorted()
                        .toArray());
        float[] weights = new float[rows.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.min(1, cap / counts[rows.user(i)]);
        }
        return weights;
    }

    private static double median(int[] sorted) {
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + (double) sorted[middle]) / 2;
    }
}
