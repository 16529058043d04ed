package io.neuralfocus.simulator;

/** A stretch of a day in one hidden state, from its first microsecond to just before {@code toUs}. */
public record TruthSpan(long fromUs, long toUs, State state) {

    public TruthSpan {
        if (fromUs >= toUs) {
            throw new IllegalArgumentException("A span of truth from " + fromUs + " to " + toUs + " holds no time.");
        }
    }
}
