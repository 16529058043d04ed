package io.neuralfocus.training.evaluation;

import java.util.Map;

/** How well the rows of one slice were told. */
public record Slice(String by, String value, int rows, int users, double baseRate, Map<Metric, Figure> figures) {}
