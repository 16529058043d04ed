package io.neuralfocus.store.intake;

/** What became of a frame or an item that was offered. */
public enum Acceptance {
    /** It is durable now. */
    TAKEN,
    /** The same was durable before: nothing was stored again. */
    DUPLICATE,
    /** Its number or id belongs to other content: it was not taken, and is noted in quarantine. */
    CONFLICT
}
