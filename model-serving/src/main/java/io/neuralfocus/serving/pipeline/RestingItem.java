package io.neuralfocus.serving.pipeline;

import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.JsonLogReader;
import io.neuralfocus.event.json.JsonLogWriter;
import io.neuralfocus.event.json.LogLine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How an item of the JSON door rests: as lines of the canonical log. What it says is settled then: a replay asks neither
 * the catalogue nor the salt of that day, and no title is kept.
 */
final class RestingItem {

    /** Whose it is stands beside it in the row; a line has to name somebody. */
    private static final String SOMEBODY = "-";

    private RestingItem() {}

    static byte[] of(List<? extends StreamItem> items) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonLogWriter writer = new JsonLogWriter(bytes)) {
            for (StreamItem item : items) {
                writer.write(LogLine.of(SOMEBODY, item));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    static List<StreamItem> read(byte[] content) {
        List<StreamItem> items = new ArrayList<>();
        JsonLogReader reader = new JsonLogReader(new ByteArrayInputStream(content), rejection -> {
            throw new IllegalStateException("a stored item does not read: " + rejection);
        });
        try {
            while (reader.next()) {
                items.add(reader.line().item());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
        return items;
    }
}
