package io.neuralfocus.store.intake;

/** What became of a frame that was offered. */
public enum Acceptance {
    /** It is durable now. */
    TAKEN,
    /** The same frame was durable before: nothing was stored again. */
    SEEN_BEFORE,
    /** Its number belongs to a frame of other content: nothing was stored. */
    SEQUENCE_REUSED
}
