package io.neuralfocus.event.json;

import io.neuralfocus.event.Rejection;

/** What became of a body: it was read, though single items of it may have been rejected, or refused as a whole. */
public sealed interface Body<T> {

    /** It was read. */
    record Taken<T>(T value) implements Body<T> {}

    /** Nothing of it was taken. */
    record Refused<T>(Rejection rejection) implements Body<T> {}
}
