package io.neuralfocus.serving.pipeline;

import io.neuralfocus.event.Event;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.BatchItem;
import io.neuralfocus.event.json.JsonLogReader;
import io.neuralfocus.event.json.JsonLogWriter;
import io.neuralfocus.event.json.LogLine;
import io.neuralfocus.store.intake.OfferedItem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How an item of a batch rests: the events it stands for, as lines of the canonical log. Its titles are in none of them. */
final class ItemContent {

    /** Whose it is stands beside it in the row; a line has to name somebody. */
    private static final String SOMEBODY = "-";

    private ItemContent() {}

    static OfferedItem of(BatchItem item) {
        long digest = Long.parseUnsignedLong(item.digest().substring(0, 16), 16);
        return new OfferedItem(item.eventId(), digest, lines(item.events()));
    }

    private static byte[] lines(List<Event> events) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonLogWriter writer = new JsonLogWriter(bytes)) {
            for (Event event : events) {
                writer.write(LogLine.of(SOMEBODY, new StreamItem.Happened(event)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The events of all these items in the order in which they are taken: by time, at the same time as they stand. */
    static List<Event> events(List<byte[]> items) {
        List<Event> events = new ArrayList<>();
        for (byte[] item : items) {
            read(item, events);
        }
        events.sort(Comparator.comparingLong(Event::timestampUs));
        return events;
    }

    private static void read(byte[] item, List<Event> into) {
        JsonLogReader reader = new JsonLogReader(new ByteArrayInputStream(item), broken -> {
            throw new UnopenedInputException("a stored item does not open: " + broken);
        });
        try {
            while (reader.next()) {
                if (reader.line().item() instanceof StreamItem.Happened happened) {
                    into.add(happened.event());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
