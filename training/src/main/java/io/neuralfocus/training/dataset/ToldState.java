package io.neuralfocus.training.dataset;

import io.neuralfocus.prediction.Head;
import java.util.Arrays;
import java.util.Optional;

/** What a person, or a file of truth, says of the state at an instant. */
public enum ToldState {
    UNTOLD,
    FOCUSED,
    DISTRACTED,
    PSEUDO_PRODUCTIVE;

    /** What this says to a head that asks for one state against the rest. */
    Outcome outcome(Head head) {
        if (this == UNTOLD || head == Head.RISK) {
            return Outcome.UNKNOWN;
        }
        return Outcome.of(name().equals(head.name()));
    }

    /** By its name as it is written in files; an empty one is {@link #UNTOLD}. */
    public static Optional<ToldState> named(String word) {
        if (word.isEmpty()) {
            return Optional.of(UNTOLD);
        }
        return Arrays.stream(values())
                .filter(state -> state != UNTOLD && state.name().equals(word))
                .findFirst();
    }
}
