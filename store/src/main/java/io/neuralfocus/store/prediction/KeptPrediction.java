package io.neuralfocus.store.prediction;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A prediction as it is remembered, with what came after it.
 *
 * @param number its place in the commit order
 * @param observed what came within its horizon, once that is over
 * @param label what people said of it: of all labels the one that counts
 * @param intervention the number of the intervention it led to
 */
public record KeptPrediction(
        long number,
        StoredPrediction prediction,
        Optional<ObservedOutcome> observed,
        Optional<Label> label,
        OptionalLong intervention) {

    /** The label that counts, with the instant at which it was given. */
    public record Label(LabelOutcome outcome, LabelSource source, long labeledUs) {}
}
