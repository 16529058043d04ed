package io.neuralfocus.event.json;

import io.neuralfocus.event.Event;
import java.util.List;
import java.util.UUID;

/**
 * An item of a batch that can be taken.
 *
 * @param index its place in the batch's array, from 0
 * @param eventId what it is known by, for ever in effect
 * @param toldId the same as the client wrote it: what it waits to see acknowledged
 * @param durationUs how long it lasted; counts for usage, and for silence
 * @param key the app, the host or the screen's state
 * @param digest salted SHA-256 over all that it says, in hexadecimal: the same id with another digest is another item
 * @param events the canonical events it stands for, in order of time
 */
public record BatchItem(
        int index,
        UUID eventId,
        String toldId,
        long timestampUs,
        long durationUs,
        EventKind kind,
        String key,
        String digest,
        List<Event> events) {

    public BatchItem {
        events = List.copyOf(events);
    }
}
