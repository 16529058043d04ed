package io.neuralfocus.store.lane;

import io.neuralfocus.event.EventType;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An event that people may look at.
 *
 * @param ordinal of the input that brought it
 * @param position within that input
 * @param title empty unless the person has chosen to keep titles
 * @param durationUs how long it was told to last
 * @param late it came too late, and entered no vector
 * @param session the number of the focus session that it fell into
 */
public record StoredEvent(
        long ordinal,
        int position,
        long timeUs,
        EventType type,
        String app,
        Optional<String> title,
        long durationUs,
        boolean late,
        OptionalLong session) {}
