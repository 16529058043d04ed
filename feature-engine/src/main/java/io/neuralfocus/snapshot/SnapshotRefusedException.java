package io.neuralfocus.snapshot;

/** These bytes are no snapshot that can be resumed from; the stream must be rebuilt from its events. */
public final class SnapshotRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    public SnapshotRefusedException(String reason) {
        super("snapshot refused: " + reason + "; rebuild the stream from its events");
    }
}
