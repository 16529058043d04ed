package io.neuralfocus.event.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.Allocation;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.wire.FrameCursor;
import io.neuralfocus.event.wire.FrameEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What must hold of every JSON reader for any bytes whatever: it never throws, what it took can be written and reads back
 * the same, its events lie within what a frame carries, and it holds no more than the bytes are worth.
 */
public final class JsonFuzz {

    private static final long NOW_US = 1_760_000_000_000_000L;
    private static final DoorTerms TERMS =
            new DoorTerms(NOW_US, 90L * 86_400_000_000L, 3600, new TitleHash(new byte[] {7}), AppKnowledge.NONE);
    private static final EventBatchReader BATCHES = new EventBatchReader(TERMS);
    private static final UsageReader USAGE = new UsageReader(NOW_US);

    private JsonFuzz() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        Allocation.assertAtMost(4_000_000 + 2_000L * bytes.length, () -> readAll(bytes));
        checkLog(bytes);
        checkBatch(bytes);
        checkUsage(bytes);
        Host.of(new String(bytes, StandardCharsets.UTF_8))
                .ifPresent(host -> assertEquals(host, Host.of(host).orElseThrow()));
    }

    private static void readAll(byte[] bytes) {
        try {
            JsonLogRoundTripTest.read(bytes, new ArrayList<>());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        BATCHES.read(bytes);
        USAGE.read(bytes);
        USAGE.readDesktop(bytes);
        Heartbeats.read(bytes);
    }

    private static void checkLog(byte[] bytes) {
        try {
            List<Rejection> rejections = new ArrayList<>();
            List<LogLine> lines = JsonLogRoundTripTest.read(bytes, rejections);
            rejections.forEach(rejection -> assertTrue(rejection.sentence().length() > 10));
            List<Rejection> none = new ArrayList<>();
            List<LogLine> again = JsonLogRoundTripTest.read(JsonLogRoundTripTest.write(lines), none);
            assertEquals(List.of(), none);
            assertEquals(lines, again);
            for (LogLine line : lines) {
                if (line.item() instanceof StreamItem.Happened happened) {
                    checkEvent(happened.event());
                }
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void checkBatch(byte[] bytes) {
        if (BATCHES.read(bytes) instanceof Body.Taken<EventBatch> taken) {
            long before = 0;
            for (Event event : taken.value().events()) {
                assertTrue(event.timestampUs() >= before);
                assertTrue(event.timestampUs() + event.durationUs() <= TERMS.latestUs());
                checkEvent(event);
                before = event.timestampUs();
            }
            for (BatchItem item : taken.value().items()) {
                assertEquals(item.eventId(), UUID.fromString(item.toldId()));
            }
        }
    }

    private static void checkUsage(byte[] bytes) {
        if (USAGE.read(bytes) instanceof Body.Taken<UsageBatch> taken) {
            for (UsageItem item : taken.value().items()) {
                assertTrue(item.startUs() < item.endUs() && item.durationSeconds() > 0);
                item.focusChange(0).ifPresent(JsonFuzz::checkEvent);
            }
        }
    }

    /** An event of any door is one that a frame can carry, but for what frames have no place for. */
    private static void checkEvent(Event event) {
        FrameEncoder encoder = new FrameEncoder().begin(new UUID(1, 2), 0, event.utcOffsetSeconds());
        assertTrue(encoder.add(event));
        byte[] frame = encoder.finish(0);
        FrameCursor cursor = new FrameCursor();
        assertTrue(cursor.open(frame, 0, frame.length));
        EventSlot slot = new EventSlot();
        assertTrue(cursor.next(slot), cursor.rejections().toString());
        assertEquals(event.word0(), slot.word0());
        assertEquals(event.word1(), slot.word1());
        assertEquals(event.word2(), slot.word2());
    }
}
