package io.neuralfocus.event.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neuralfocus.event.RandomEvents;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.StreamItem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonLogRoundTripTest {

    @Test
    void shouldGiveBackEveryItem() throws IOException {
        int cases = RandomEvents.cases(50, 500, 20_000);
        for (long seed = 1; seed <= cases; seed++) {
            List<LogLine> told = randomLog(seed);
            byte[] written = write(told);
            List<Rejection> rejections = new ArrayList<>();
            List<LogLine> read = read(written, rejections);
            assertEquals(List.of(), rejections, "seed " + seed);
            assertEquals(told, read, "seed " + seed);
            assertEquals(new String(written, UTF_8), new String(write(read), UTF_8), "seed " + seed);
        }
    }

    private static List<LogLine> randomLog(long seed) {
        RandomEvents events = new RandomEvents(seed);
        Random random = events.random();
        List<LogLine> lines = new ArrayList<>();
        int count = random.nextInt(60);
        for (int i = 0; i < count; i++) {
            int offset = random.nextInt(3) * 3600 - 3600;
            lines.add(new LogLine(
                    "user " + random.nextInt(3),
                    random.nextBoolean() ? "" : "device " + random.nextInt(2),
                    random.nextBoolean() ? "" : "s" + random.nextInt(2),
                    List.of(LateMark.values()).get(random.nextInt(3)),
                    item(events, offset)));
        }
        return lines;
    }

    private static StreamItem item(RandomEvents events, int offset) {
        long at = events.timestamp();
        return switch (events.random().nextInt(12)) {
            case 0 -> new StreamItem.SessionStart(at);
            case 1 -> new StreamItem.SessionEnd(at);
            case 2 -> new StreamItem.Watermark(at);
            case 3 -> new StreamItem.StreamEnd(at);
            case 4 ->
                new StreamItem.Predicted(
                        at, events.random().nextDouble() * 100, events.random().nextBoolean());
            default -> new StreamItem.Happened(events.told(offset));
        };
    }

    static byte[] write(List<LogLine> lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonLogWriter writer = new JsonLogWriter(out)) {
            for (LogLine line : lines) {
                writer.write(line);
            }
        }
        return out.toByteArray();
    }

    static List<LogLine> read(byte[] log, List<Rejection> rejections) throws IOException {
        JsonLogReader reader = new JsonLogReader(new ByteArrayInputStream(log), rejections::add);
        List<LogLine> lines = new ArrayList<>();
        while (reader.next()) {
            lines.add(reader.line());
        }
        return lines;
    }
}
