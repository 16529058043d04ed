package io.neuralfocus.event.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import io.neuralfocus.event.json.AppKnowledge;
import io.neuralfocus.event.json.Body;
import io.neuralfocus.event.json.DoorTerms;
import io.neuralfocus.event.json.EventBatch;
import io.neuralfocus.event.json.EventBatchReader;
import io.neuralfocus.event.json.JsonLogReader;
import io.neuralfocus.event.json.LogLine;
import io.neuralfocus.event.json.TitleHash;
import io.neuralfocus.event.wire.FrameCursor;
import io.neuralfocus.event.wire.FrameEncoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code docs/events.md} shows is what the code does. Its frame was made by another program than this one. */
class EventsPageTest {

    private static final AppName IDE = AppName.of("idea64.exe");
    private static final Event FOCUS = new Event(
            1_760_000_000_000_000L,
            EventType.WINDOW_FOCUS_CHANGE,
            IDE,
            4242,
            77,
            1,
            2,
            Categories.TOLD | Categories.IDE,
            0,
            AppName.NONE,
            3600);
    private static final Event KEY =
            new Event(1_760_000_000_500_000L, EventType.KEY_PRESS, IDE, 4242, 77, 0, 0, 4, 0, AppName.NONE, 3600);

    private String page = "";

    @BeforeEach
    void readThePage() throws IOException {
        page = Files.readString(Path.of(System.getProperty("focus.root", "."), "docs", "events.md"));
    }

    @Test
    void shouldDecodeAndEncodeTheFrameThatIsShown() {
        StringBuilder digits = new StringBuilder();
        for (String line : block("frame")) {
            // The bytes stand left of the first wide gap, what they mean right of it.
            digits.append(line.split(" {2,}|$", 2)[0].replace(" ", ""));
        }
        byte[] frame = HexFormat.of().parseHex(digits);
        byte[] shown = frame.clone();
        FrameCursor cursor = new FrameCursor();
        assertTrue(cursor.open(frame, 0, frame.length));
        assertArrayEquals(shown, frame, "nothing is to be wiped");
        assertEquals(UUID.fromString("00010203-0405-0607-0809-0a0b0c0d0e0f"), cursor.deviceId());
        assertEquals(7, cursor.sequence());
        assertEquals(1_760_000_001_000_000L, cursor.watermarkUs());
        EventSlot slot = new EventSlot();
        assertTrue(cursor.next(slot));
        assertEquals(FOCUS, slot.toEvent());
        assertTrue(cursor.next(slot));
        assertEquals(KEY, slot.toEvent());

        FrameEncoder encoder = new FrameEncoder().begin(cursor.deviceId(), 7, 3600);
        encoder.add(FOCUS);
        encoder.add(KEY);
        assertArrayEquals(shown, encoder.finish(1_760_000_001_000_000L));
    }

    @Test
    void shouldReadTheLogThatIsShown() throws IOException {
        List<Rejection> rejections = new ArrayList<>();
        byte[] log = String.join("\n", block("log")).getBytes(StandardCharsets.UTF_8);
        JsonLogReader reader = new JsonLogReader(new ByteArrayInputStream(log), rejections::add);
        List<String> types = new ArrayList<>();
        while (reader.next()) {
            types.add(reader.line().type());
        }
        assertEquals(List.of(), rejections);
        assertEquals(
                List.of(
                        "SESSION_START",
                        "WINDOW_FOCUS_CHANGE",
                        "WINDOW_TITLE_CHANGE",
                        "KEY_PRESS",
                        "PREDICTION",
                        "WINDOW_FOCUS_CHANGE",
                        "STREAM_END"),
                types);
    }

    @Test
    void shouldReadTheBatchThatIsShown() {
        long nowUs = 1_767_603_700_000_000L;
        DoorTerms terms = new DoorTerms(nowUs, nowUs, 0, new TitleHash(new byte[1]), AppKnowledge.NONE);
        byte[] shown = String.join("\n", block("batch")).getBytes(StandardCharsets.UTF_8);
        Body<EventBatch> read = new EventBatchReader(terms).read(shown);
        EventBatch batch = ((Body.Taken<EventBatch>) read).value();
        assertEquals(List.of(), batch.rejected());
        Event focus = Event.focusChange(1_767_603_600_000_000L, IDE, 0).lasting(42_500_000);
        Event lock = Event.of(1_767_603_642_500_000L, EventType.SCREEN_LOCK, AppName.NONE);
        assertEquals(List.of(focus.withUtcOffset(0), lock.lasting(0).withUtcOffset(0)), batch.events());
    }

    @Test
    void shouldNameEveryCodeAndEveryType() {
        for (RejectionCode code : RejectionCode.values()) {
            assertTrue(page.contains("`" + code.code() + "`"), code.code());
        }
        for (String type : LogLine.TYPES) {
            assertTrue(page.contains(type), type);
        }
    }

    private List<String> block(String name) {
        int from = page.indexOf("<!-- " + name + " -->");
        int to = page.indexOf("<!-- /" + name + " -->");
        return page.substring(from, to)
                .lines()
                .filter(line -> !line.startsWith("<!--") && !line.startsWith("```") && !line.isBlank())
                .toList();
    }
}
