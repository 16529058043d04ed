package io.neuralfocus.store.upkeep;

import io.neuralfocus.event.json.DoorTerms;

/**
 * How long what is kept.
 *
 * @param rowsUs window events and quarantine; {@link #memoryUs} follows from it
 * @param inputUs raw input that a snapshot covers: the rhythm of keys, so by default not at all
 * @param predictionsUs predictions of which nobody said anything and which led to nothing, and what the shadow said
 */
public record RetentionSettings(long rowsUs, long inputUs, long predictionsUs) {

    private static final long DAY_US = 86_400_000_000L;

    /** A service's doors and its retention look at the clock one after the other. */
    private static final long BETWEEN_TWO_LOOKS_US = 60_000_000;

    /** 90 days, not at all, and for ever. */
    public static final RetentionSettings DEFAULT = new RetentionSettings(90 * DAY_US, 0, Long.MAX_VALUE);

    public RetentionSettings {
        if (rowsUs < 0 || inputUs < 0 || predictionsUs < 0) {
            throw new IllegalArgumentException("retention is a span of time, and none is negative.");
        }
    }

    /**
     * How long behind its receipt it is remembered that something was taken. An item may be dated ahead of its receipt, and
     * is refused as too old only so long behind its own time: forgotten sooner, it would be taken again.
     */
    long memoryUs() {
        long longerUs = DoorTerms.SKEW_US + BETWEEN_TWO_LOOKS_US;
        return rowsUs > Long.MAX_VALUE - longerUs ? Long.MAX_VALUE : rowsUs + longerUs;
    }

    /** Everything before it is too old; nothing is where something is kept for ever. */
    static long cut(long nowUs, long keptUs) {
        return nowUs < Long.MIN_VALUE + keptUs ? Long.MIN_VALUE : nowUs - keptUs;
    }
}
