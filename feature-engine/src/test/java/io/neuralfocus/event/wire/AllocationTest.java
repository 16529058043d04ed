package io.neuralfocus.event.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.Allocation;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.RandomEvents;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private long sum;

    @Test
    void shouldAllocateNothingPerEvent() {
        RandomEvents events = new RandomEvents(1);
        FrameEncoder encoder = new FrameEncoder().begin(UUID.fromString("00000000-0000-4000-8000-000000000001"), 1, 0);
        String[] apps = {"idea64.exe", "chrome.exe", "Слово", "slack", ""};
        for (int i = 0; i < 3_999; i++) {
            encoder.add(Event.mouseMove(events.timestamp(), AppName.of(apps[i % apps.length]), i, i, i));
        }
        byte[] frame = encoder.finish(0);
        FrameCursor cursor = new FrameCursor();
        EventSlot slot = new EventSlot();
        walk(cursor, slot, frame, 200);

        // Asking costs something too, and now and then the virtual machine takes some for itself: a decoder that
        // allocated would show in every round, so one round of nothing is proof.
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 10 && least > 0; round++) {
            long asking = Allocation.soFar();
            asking = Allocation.soFar() - asking;
            long before = Allocation.soFar();
            walk(cursor, slot, frame, 100);
            least = Math.min(least, Allocation.soFar() - before - asking);
        }
        assertEquals(0, least, "bytes for 100 frames of 3,999 events");
        assertTrue(sum != 0);
    }

    private void walk(FrameCursor cursor, EventSlot slot, byte[] frame, int times) {
        for (int i = 0; i < times; i++) {
            assertTrue(cursor.open(frame, 0, frame.length));
            while (cursor.next(slot)) {
                sum += slot.timestampUs() + slot.word0() + slot.app().length();
            }
        }
    }
}
