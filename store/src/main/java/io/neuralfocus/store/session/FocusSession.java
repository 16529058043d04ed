package io.neuralfocus.store.session;

import io.neuralfocus.store.people.PersonKey;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stretch of time somebody set aside.
 *
 * @param number what it is known by
 * @param durationSeconds empty while it is open
 * @param ending empty while it is open
 */
public record FocusSession(
        long number,
        PersonKey person,
        Start start,
        OptionalLong endUs,
        OptionalLong durationSeconds,
        Optional<Ending> ending,
        Interventions interventions) {

    /**
     * How it began.
     *
     * @param plannedSeconds empty for one that has no timer
     * @param utcOffsetSeconds decides which day it belongs to
     */
    public record Start(String type, boolean jail, OptionalLong plannedSeconds, long startUs, int utcOffsetSeconds) {}

    /**
     * How it ended, and what it came to.
     *
     * @param completed the timer ran out
     * @param category of the apps most of it was spent in; empty if none is known
     */
    public record Ending(
            String reason, boolean completed, Optional<String> category, boolean pseudoProductive, Totals totals) {}

    /** What happened in it. Scores are NaN where nothing was predicted. */
    public record Totals(
            double scoreAverage,
            double scoreLeast,
            double scoreMost,
            long keystrokes,
            long mouseMoves,
            long contextSwitches,
            long idleSeconds) {}

    /** How many interventions it saw, and what was answered. */
    public record Interventions(long triggered, long accepted, long rejected) {}
}
