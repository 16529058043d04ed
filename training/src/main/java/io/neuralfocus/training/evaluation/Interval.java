package io.neuralfocus.training.evaluation;

import java.util.Arrays;
import java.util.Optional;

/** The middle 95 % of what a bootstrap drew. */
public record Interval(double lo, double hi) {

    private static final double TAIL = 0.025;

    /** Of the values that are numbers; absent if none is. */
    static Optional<Interval> middle(double[] drawn) {
        double[] sorted = Arrays.stream(drawn)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted.length == 0
                ? Optional.empty()
                : Optional.of(new Interval(quantile(sorted, TAIL), quantile(sorted, 1 - TAIL)));
    }

    /** Between the two nearest values by how near they are. */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
