package io.neuralfocus.event.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.RandomEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FrameRoundTripTest {

    private static final UUID DEVICE = UUID.fromString("01234567-89ab-cdef-8123-456789abcdef");

    @Test
    void shouldGiveBackEveryEventOfEitherRecordSize() {
        int cases = RandomEvents.cases(50, 500, 20_000);
        for (long seed = 1; seed <= cases; seed++) {
            RandomEvents events = new RandomEvents(seed);
            int recordSize = events.random().nextBoolean() ? 64 : 72;
            int offset = events.random().nextInt(129_601) - 64_800;
            List<Event> told = new ArrayList<>();
            FrameEncoder encoder = new FrameEncoder(recordSize).begin(DEVICE, seed, offset);
            int count = events.random().nextInt(200);
            for (int i = 0; i < count; i++) {
                Event event = events.framed(offset);
                told.add(event);
                assertTrue(encoder.add(event));
            }
            byte[] frame = encoder.finish(seed % 2 == 0 ? 0 : 1_700_000_000_000_000L);

            FrameCursor cursor = new FrameCursor();
            assertTrue(cursor.open(frame, 0, frame.length), "seed " + seed);
            assertEquals(told, all(cursor), "seed " + seed);
            assertEquals(List.of(), cursor.rejections(), "seed " + seed);
            assertEquals(DEVICE, cursor.deviceId());
            assertEquals(seed, cursor.sequence());
            assertEquals(seed % 2 == 0 ? 0 : 1_700_000_000_000_000L, cursor.watermarkUs());
            assertEquals(offset, cursor.utcOffsetSeconds());
            assertEquals(frame.length, cursor.end());
        }
    }

    @Test
    void shouldCutALongNameBetweenTwoCharacters() {
        assertEquals("a".repeat(32), sentAndReceived("a".repeat(40)));
        assertEquals("a".repeat(30), sentAndReceived("a".repeat(30) + "字字"));
        assertEquals("a".repeat(29), sentAndReceived("a".repeat(29) + "📝"));
        assertEquals("a".repeat(28) + "📝", sentAndReceived("a".repeat(28) + "📝b"));
        assertEquals("字".repeat(10), sentAndReceived("字".repeat(11)));
        assertEquals("before", sentAndReceived("before\0after"));
    }

    @Test
    void shouldRefuseTheRecordBeyondTheLast() {
        for (int recordSize : new int[] {64, 72}) {
            FrameEncoder encoder = new FrameEncoder(recordSize).begin(DEVICE, 0, 0);
            Event event = Event.of(1, EventType.KEY_PRESS, AppName.NONE);
            int most = recordSize == 64 ? 3_999 : 3_554;
            for (int i = 0; i < most; i++) {
                assertTrue(encoder.add(event));
            }
            assertTrue(!encoder.add(event), "one more than " + most);
            byte[] frame = encoder.finish(0);
            assertEquals(64 + most * recordSize, frame.length);
            FrameCursor cursor = new FrameCursor();
            assertTrue(cursor.open(frame, 0, frame.length));
            assertEquals(most, all(cursor).size());
        }
    }

    private static String sentAndReceived(String name) {
        byte[] frame = frameOf(Event.of(1, EventType.KEY_PRESS, AppName.of(name)));
        FrameCursor cursor = new FrameCursor();
        assertTrue(cursor.open(frame, 0, frame.length));
        return all(cursor).get(0).app().toString();
    }

    static byte[] frameOf(Event... events) {
        FrameEncoder encoder = new FrameEncoder().begin(DEVICE, 1, 0);
        for (Event event : events) {
            assertTrue(encoder.add(event));
        }
        return encoder.finish(0);
    }

    static List<Event> all(FrameCursor cursor) {
        List<Event> events = new ArrayList<>();
        EventSlot slot = new EventSlot();
        while (cursor.next(slot)) {
            events.add(slot.toEvent());
        }
        return events;
    }
}
