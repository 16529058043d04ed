package io.neuralfocus.training;

/**
 * A file that a training was given.
 *
 * @param path as it was given
 */
public record Input(Use use, String path, String sha256, long bytes) {

    /** What a file is for. */
    public enum Use {
        EVENTS,
        ROWS,
        TRUTH
    }
}
