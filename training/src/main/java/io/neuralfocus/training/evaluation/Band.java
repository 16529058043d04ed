package io.neuralfocus.training.evaluation;

import io.neuralfocus.prediction.RiskCategory;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of the rows that were told one risk category.
 *
 * @param expected the mean probability that they were given
 * @param observed the share of them where it happened; absent of no rows, like the mean
 */
public record Band(
        RiskCategory category,
        long rows,
        OptionalDouble expected,
        OptionalDouble observed,
        Optional<Interval> interval) {}
