package io.neuralfocus.simulator;

/** A stretch of a day in one hidden state, from its first microsecond to just before {@code toUs}. */
public record TruthSpan(long fromUs, long toUs, State state) {

    /** The head of a file of truth. */
    public static final String CSV_HEADER = "user,from_us,to_us,state,label";

    public TruthSpan {
        if (fromUs >= toUs) {
            throw new IllegalArgumentException("A span of truth from " + fromUs + " to " + toUs + " holds no time.");
        }
    }

    /** The span as a line of such a file: whose it is, from when to when, the state, and the label it would be given. */
    public String csv(String user) {
        return user + ',' + fromUs + ',' + toUs + ',' + state.word() + ',' + state.label();
    }
}
