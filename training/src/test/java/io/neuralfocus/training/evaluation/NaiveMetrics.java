package io.neuralfocus.training.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The metrics as they are defined, row by row and pair by pair. */
final class NaiveMetrics {

    private NaiveMetrics() {}

    static double of(Metric metric, double[] probabilities, boolean[] happened) {
        return switch (metric) {
            case AUC -> auc(probabilities, happened);
            case AVERAGE_PRECISION -> averagePrecision(probabilities, happened);
            case LOG_LOSS -> logLoss(probabilities, happened);
            case BRIER -> brier(probabilities, happened);
            case ECE -> ece(probabilities, happened, 15);
        };
    }

    private static double auc(double[] probabilities, boolean[] happened) {
        double won = 0;
        double pairs = 0;
        for (int i = 0; i < happened.length; i++) {
            for (int j = 0; j < happened.length; j++) {
                if (happened[i] && !happened[j]) {
                    pairs++;
                    won += probabilities[i] > probabilities[j] ? 1 : probabilities[i] == probabilities[j] ? 0.5 : 0;
                }
            }
        }
        return won / pairs;
    }

    private static double averagePrecision(double[] probabilities, boolean[] happened) {
        double sum = 0;
        double recallBefore = 0;
        double[] thresholds = Arrays.stream(probabilities).distinct().sorted().toArray();
        for (int i = thresholds.length - 1; i >= 0; i--) {
            double threshold = thresholds[i];
            double told = IntStream.range(0, happened.length)
                    .filter(row -> probabilities[row] >= threshold)
                    .count();
            double right = IntStream.range(0, happened.length)
                    .filter(row -> probabilities[row] >= threshold && happened[row])
                    .count();
            double all = IntStream.range(0, happened.length)
                    .filter(row -> happened[row])
                    .count();
            sum += (right / all - recallBefore) * (right / told);
            recallBefore = right / all;
        }
        return sum;
    }

    private static double logLoss(double[] probabilities, boolean[] happened) {
        return IntStream.range(0, happened.length)
                .mapToDouble(
                        row -> -Math.log(Math.max(1e-15, happened[row] ? probabilities[row] : 1 - probabilities[row])))
                .average()
                .orElse(Double.NaN);
    }

    private static double brier(double[] probabilities, boolean[] happened) {
        return IntStream.range(0, happened.length)
                .mapToDouble(row -> Math.pow(probabilities[row] - (happened[row] ? 1 : 0), 2))
                .average()
                .orElse(Double.NaN);
    }

    /** Rows in order; a bin is closed behind the row that fills it, but not between rows of one probability. */
    static double ece(double[] probabilities, boolean[] happened, int bins) {
        List<Integer> order = new ArrayList<>();
        IntStream.range(0, happened.length).forEach(order::add);
        order.sort(Comparator.comparingDouble(row -> probabilities[row]));
        double distance = 0;
        double expected = 0;
        double came = 0;
        int closed = 0;
        for (int i = 0; i < order.size(); i++) {
            expected += probabilities[order.get(i)];
            came += happened[order.get(i)] ? 1 : 0;
            boolean lastOfTies =
                    i + 1 == order.size() || probabilities[order.get(i + 1)] != probabilities[order.get(i)];
            if (lastOfTies && (i + 1) * bins / order.size() > closed) {
                closed = (i + 1) * bins / order.size();
                distance += Math.abs(came - expected);
                expected = 0;
                came = 0;
            }
        }
        return distance / order.size();
    }
}
