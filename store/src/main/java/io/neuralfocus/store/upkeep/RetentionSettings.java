package io.neuralfocus.store.upkeep;

/**
 * How long what is kept.
 *
 * @param rowsUs window events, memories of sequences and ids, quarantine
 * @param inputUs raw input that a snapshot covers: the rhythm of keys, so by default not at all
 * @param predictionsUs predictions of which nobody said anything and which led to nothing, and what the shadow said
 */
public record RetentionSettings(long rowsUs, long inputUs, long predictionsUs) {

    private static final long DAY_US = 86_400_000_000L;

    /** 90 days, not at all, and for ever. */
    public static final RetentionSettings DEFAULT = new RetentionSettings(90 * DAY_US, 0, Long.MAX_VALUE);

    public RetentionSettings {
        if (rowsUs < 0 || inputUs < 0 || predictionsUs < 0) {
            throw new IllegalArgumentException("retention is a span of time, and none is negative.");
        }
    }

    /** Everything before it is too old; nothing is where something is kept for ever. */
    static long cut(long nowUs, long keptUs) {
        return nowUs < Long.MIN_VALUE + keptUs ? Long.MIN_VALUE : nowUs - keptUs;
    }
}
