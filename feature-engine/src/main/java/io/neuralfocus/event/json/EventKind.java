package io.neuralfocus.event.json;

/** What an item of the client contract is about. */
public enum EventKind {
    APP,
    URL,
    SCREEN
}
