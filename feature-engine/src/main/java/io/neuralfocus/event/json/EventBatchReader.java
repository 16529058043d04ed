package io.neuralfocus.event.json;

import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/** Reads the client contract's batches. An item that cannot be taken is rejected by itself. */
public final class EventBatchReader {

    private static final int MOST_VERSION_CHARACTERS = 255;

    private final Function<UUID, DoorTerms> terms;

    public EventBatchReader(DoorTerms terms) {
        this(device -> terms);
    }

    /** A reader that asks for the terms of the device that a body names. */
    public EventBatchReader(Function<UUID, DoorTerms> terms) {
        this.terms = terms;
    }

    public Body<EventBatch> read(byte[] body) {
        return Bodies.read(body, this::batch);
    }

    private EventBatch batch(JsonValue body) throws Broken {
        JsonValue events = body.get("events");
        if (!events.isTold()) {
            throw new Broken(RejectionCode.MISSING_FIELD, "events is missing");
        }
        if (!events.isList()) {
            throw new Broken(RejectionCode.INVALID_TYPE, "events is not a list");
        }
        UUID deviceId = deviceId(body);
        OptionalLong sequenceStart = sequenceStart(body);
        String clientVersion = body.get("client_version").isTold()
                ? body.get("client_version")
                        .text("client_version", MOST_VERSION_CHARACTERS, RejectionCode.INVALID_FIELD)
                : "";

        BatchItemReader items = new BatchItemReader(terms.apply(deviceId));
        List<BatchItem> taken = new ArrayList<>();
        List<RejectedItem> rejected = new ArrayList<>();
        int index = 0;
        for (JsonValue item : events.items()) {
            try {
                taken.add(items.read(item, index));
            } catch (Broken broken) {
                rejected.add(new RejectedItem(
                        item.get("event_id").rawText(),
                        new Rejection(broken.code(), index, item.offset(), broken.sentence())));
            }
            index++;
        }
        // The sort is stable, so that items of the same time stay in the order of the array.
        taken.sort(Comparator.comparingLong(BatchItem::timestampUs));
        return new EventBatch(deviceId, sequenceStart, clientVersion, taken, rejected);
    }

    static UUID deviceId(JsonValue body) throws Broken {
        JsonValue told = body.get("device_id");
        if (!told.isTold()) {
            throw new Broken(RejectionCode.MISSING_FIELD, "device_id is missing");
        }
        return Uuids.parse(told.rawText())
                .orElseThrow(() -> new Broken(RejectionCode.INVALID_DEVICE_ID, "device_id is not a UUID"));
    }

    private static OptionalLong sequenceStart(JsonValue body) throws Broken {
        JsonValue told = body.get("sequence_start");
        return told.isTold()
                ? OptionalLong.of(told.integer("sequence_start", 0, Long.MAX_VALUE, RejectionCode.INVALID_FIELD))
                : OptionalLong.empty();
    }
}
