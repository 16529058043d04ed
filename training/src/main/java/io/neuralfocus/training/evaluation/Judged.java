package io.neuralfocus.training.evaluation;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How well probabilities told what came.
 *
 * @param eceFloor the ECE that a perfectly calibrated model would show on as many rows
 */
public record Judged(
        int rows,
        int users,
        double baseRate,
        Map<Metric, Figure> figures,
        double eceFloor,
        List<Band> bands,
        List<ReliabilityBin> reliability,
        List<Slice> slices,
        Resampling resampling) {

    /** One of the numbers; absent where there is none. */
    public OptionalDouble value(Metric metric) {
        return figure(metric).value();
    }

    /** One of the numbers with all that is told of it. */
    public Figure figure(Metric metric) {
        return figures.getOrDefault(metric, Figure.NONE);
    }
}
