package io.neuralfocus.event.json;

/**
 * On what terms a device's body is taken.
 *
 * @param nowUs the server's clock as the body came in
 * @param retentionUs how long things are remembered: what is older is not taken
 * @param utcOffsetSeconds the user's local time is UTC + this: bodies do not tell it
 * @param titles the device's salted hash
 */
public record DoorTerms(long nowUs, long retentionUs, int utcOffsetSeconds, TitleHash titles, AppKnowledge apps) {

    /** What is further ahead of the server's clock than this is a clock gone wrong. */
    public static final long SKEW_US = 300_000_000L;

    /** The latest instant that is taken. */
    long latestUs() {
        return nowUs + SKEW_US;
    }
}
