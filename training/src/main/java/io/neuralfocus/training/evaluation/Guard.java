package io.neuralfocus.training.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a candidate must not be worse in, and by how much it may be.
 *
 * @param tolerance at least 0, in the metric's own units
 */
public record Guard(Metric metric, double tolerance) {

    /** Neither in ranking nor in what the probabilities are worth. */
    public static final List<Guard> USUAL = List.of(new Guard(Metric.AUC, 0), new Guard(Metric.BRIER, 0));

    public Guard {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("a tolerance of " + tolerance + ": it must be 0 or more");
        }
    }

    /**
     * Why the candidate is worse: the whole 95 % interval of the paired difference lies on the bad side of this guard.
     * Empty if it does not, and also if there is no interval: without one nothing is shown.
     */
    public Optional<String> worse(Comparison comparison) {
        Figure difference = comparison.difference(metric);
        return difference
                .interval()
                .filter(interval -> metric.moreIsBetter() ? interval.hi() < -tolerance : interval.lo() > tolerance)
                .map(interval -> String.format(
                        Locale.ROOT,
                        "%s is worse by %.4f (95 %% between %.4f and %.4f by %s; tolerated: %.4f)",
                        metric.title(),
                        Math.abs(difference.value().orElse(Double.NaN)),
                        Math.min(Math.abs(interval.lo()), Math.abs(interval.hi())),
                        Math.max(Math.abs(interval.lo()), Math.abs(interval.hi())),
                        comparison.resampling().by().label(),
                        tolerance));
    }

    /** Everything that speaks against the candidate. */
    public static List<String> worse(List<Guard> guards, Comparison comparison) {
        return guards.stream()
                .map(guard -> guard.worse(comparison))
                .flatMap(Optional::stream)
                .toList();
    }
}
