package io.neuralfocus.training.evaluation;

import java.util.Map;

/**
 * A model beside another one on the same rows.
 *
 * @param differences of each metric, this model's minus the other's, draw by draw
 */
public record Comparison(int rows, int users, Map<Metric, Figure> differences, Resampling resampling) {

    /** One of the differences. */
    public Figure difference(Metric metric) {
        return differences.getOrDefault(metric, Figure.NONE);
    }
}
