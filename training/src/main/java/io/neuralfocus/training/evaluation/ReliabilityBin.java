package io.neuralfocus.training.evaluation;

import java.util.Optional;

/**
 * One point of a reliability curve.
 *
 * @param expected the mean probability of its rows
 * @param observed the share of them where it happened
 * @param interval of what was observed
 * @param ifCalibrated where 95 % of the observed shares would lie if every probability meant what it says
 */
public record ReliabilityBin(
        long rows, double expected, double observed, Optional<Interval> interval, Interval ifCalibrated) {}
