package io.neuralfocus.event.json;

import io.neuralfocus.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A batch of the client contract.
 *
 * @param sequenceStart recorded; decides nothing
 * @param items those that can be taken, by time and then by their place in the array
 * @param rejected those that cannot, by their place in the array
 */
public record EventBatch(
        UUID deviceId,
        OptionalLong sequenceStart,
        String clientVersion,
        List<BatchItem> items,
        List<RejectedItem> rejected) {

    public EventBatch {
        items = List.copyOf(items);
        rejected = List.copyOf(rejected);
    }

    /**
     * The events of all items in the order in which they are taken: by time, so that the unlock at the end of a lock
     * does not make late what happened in between; at the same time in the order of their items.
     */
    public List<Event> events() {
        List<Event> events = new ArrayList<>();
        for (BatchItem item : items) {
            events.addAll(item.events());
        }
        events.sort(Comparator.comparingLong(Event::timestampUs));
        return events;
    }
}
