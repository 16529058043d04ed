package io.neuralfocus.training;

/**
 * What a training was given: a file, or the rows of a store.
 *
 * @param path as it was given; empty of a store, whose place is nobody's business
 * @param size in bytes; of a store in rows that were taken
 */
public record Input(Use use, String path, String sha256, long size) {

    /** What it is for. */
    public enum Use {
        EVENTS,
        ROWS,
        TRUTH,
        STORE
    }
}
