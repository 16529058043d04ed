package io.neuralfocus.store.intervention;

import java.util.Optional;

/** An intervention as it is remembered, with what came after it. */
public record KeptIntervention(
        long number, ShownIntervention shown, Optional<Response> response, Optional<Effect> effect) {

    /** What the person answered, and how long that took. */
    public record Response(Kind kind, long respondedUs, long responseTimeMs) {

        /** Answers there are. */
        public enum Kind {
            ACCEPTED,
            REJECTED,
            SNOOZED,
            TIMEOUT
        }
    }

    /**
     * Whether it helped.
     *
     * @param score 0 to 1
     * @param focusBefore focus score before it was shown
     * @param focusAfter focus score five minutes later
     */
    public record Effect(double score, double focusBefore, double focusAfter) {}
}
