package io.neuralfocus.training.evaluation;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How well probabilities told what happened.
 *
 * @param auc the chance that a row with a switch got a higher probability than one without, ties counting half; absent
 *     when only one kind of row is there
 * @param brier the mean squared distance from what happened
 */
public record Judgement(int rows, double baseRate, OptionalDouble auc, double brier) {

    /**
     * Judges.
     *
     * @param labels 1 where it happened, else 0
     */
    public static Judgement of(double[] probabilities, float[] labels) {
        int rows = labels.length;
        double switched = 0;
        double squares = 0;
        for (int i = 0; i < rows; i++) {
            switched += labels[i];
            squares += (probabilities[i] - labels[i]) * (probabilities[i] - labels[i]);
        }
        return new Judgement(
                rows,
                rows == 0 ? 0 : switched / rows,
                auc(probabilities, labels, switched),
                rows == 0 ? 0 : squares / rows);
    }

    /** By ranks: rows of equal probability share the mean of their ranks. */
    private static OptionalDouble auc(double[] probabilities, float[] labels, double switched) {
        int rows = labels.length;
        if (switched == 0 || switched == rows) {
            return OptionalDouble.empty();
        }
        int[] order = IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> probabilities[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        double rankSum = 0;
        for (int from = 0; from < rows; ) {
            int to = from;
            double ofTies = 0;
            while (to < rows && probabilities[order[to]] == probabilities[order[from]]) {
                ofTies += labels[order[to++]];
            }
            rankSum += ofTies * (from + to + 1) / 2.0;
            from = to;
        }
        double others = rows - switched;
        return OptionalDouble.of((rankSum - switched * (switched + 1) / 2) / (switched * others));
    }
}
