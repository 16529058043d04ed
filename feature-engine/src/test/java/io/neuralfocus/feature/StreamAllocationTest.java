package io.neuralfocus.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.EventType;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Once its rings have grown, a stream allocates nothing: not per event, not per step of time, not per vector. */
class StreamAllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final AppName[] APPS = {AppName.of("chrome.exe"), AppName.of("Code.exe"), AppName.of("nobody-knows")
    };

    private final EventSlot slot = new EventSlot();
    private final FeatureStream stream = new FeatureStream(Catalog.shipped(), FeatureSchema.v2(), 5_000_000);
    private final float[] out = new float[FeatureSchema.v2().size()];
    private long now;

    @Test
    void shouldAllocateNothingPerEventAndPerVector() {
        // The first rounds fill the long window and let the compiler settle.
        for (int round = 0; round < 40; round++) {
            minute();
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int round = 0; round < 20; round++) {
            minute();
        }
        assertEquals(0, THREADS.getCurrentThreadAllocatedBytes() - before);
    }

    private void minute() {
        for (int i = 0; i < 6_000; i++) {
            now += 10_000;
            EventType type = EventType.MOUSE_MOVE;
            if (i % 10 == 0) {
                type = EventType.KEY_PRESS;
            } else if (i % 1_000 == 1) {
                type = EventType.WINDOW_FOCUS_CHANGE;
            } else if (i % 500 == 2) {
                type = EventType.WINDOW_TITLE_CHANGE;
            } else if (i % 600 == 3) {
                type = EventType.MOUSE_CLICK;
            }
            slot.fill(now, type, APPS[i / 1_000 % APPS.length], 1, 2, i % 1_000, i % 700, i % 4_000, 3_600);
            stream.accept(slot);
            while (stream.nextInstant()) {
                stream.read(FeatureSchema.v2(), out);
                stream.predicted(stream.instantUs(), 50);
            }
        }
    }
}
