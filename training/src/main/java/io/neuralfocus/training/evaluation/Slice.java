package io.neuralfocus.training.evaluation;

import java.util.Map;

/** How well the rows of one slice were told. */
public record Slice(String by, String value, int rows, int users, double baseRate, Map<Metric, Figure> figures) {

    /** One of the numbers with all that is told of it. */
    public Figure figure(Metric metric) {
        return figures.getOrDefault(metric, Figure.NONE);
    }
}
