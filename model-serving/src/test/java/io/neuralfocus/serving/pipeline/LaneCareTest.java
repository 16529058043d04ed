package io.neuralfocus.serving.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneCareTest {

    private static final int FRAMES = 3;

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.EPOCH.plusNanos(1_000 * LogOfDevice.START_US));

    private static int predictions(Store store, LogOfDevice device) {
        return store.predictions().after(device.key(), 0, 1_000).predictions().size();
    }

    /** As after a fall: all of it is acknowledged, and no lane has seen it. More devices than one page holds. */
    @Test
    void shouldTakeWhatWaitsThoughItsDeviceIsSilent() {
        try (Parts parts = new Parts(folder, now::get)) {
            List<LogOfDevice> devices = new ArrayList<>();
            for (int i = 0; i < 230; i++) {
                LogOfDevice device = new LogOfDevice(new UUID(1, i));
                devices.add(device);
                for (int frame = 0; frame < FRAMES; frame++) {
                    parts.store().inputs().append(device.typing(frame)).join();
                }
            }
            LaneCare care = new LaneCare(parts.store().snapshots(), parts.lanes(), now::get);
            care.tick();
            assertTrue(parts.lanes().standing() <= 200, "all at once");
            care.tick();
            parts.lanes().settled().join();
            for (LogOfDevice device : devices) {
                assertTrue(predictions(parts.store(), device) > 0, device.key()::deviceText);
            }
        }
    }

    @Test
    void shouldKeepALaneThatFellSilentAndThenLeaveItAlone() {
        LogOfDevice ada = new LogOfDevice(new UUID(1, 1));
        try (Parts parts = new Parts(folder, now::get)) {
            LaneCare care = new LaneCare(parts.store().snapshots(), parts.lanes(), now::get);
            for (int frame = 0; frame < FRAMES; frame++) {
                parts.lanes().commit(ada.typing(frame)).orElseThrow().join();
            }
            parts.lanes().settled().join();
            care.tick();
            parts.lanes().settled().join();
            assertEquals(List.of(), parts.store().snapshots().newestFirst(ada.key()), "it may go on yet");
            now.updateAndGet(before -> before.plus(Duration.ofMinutes(2)));
            care.tick();
            parts.lanes().settled().join();
            var kept = parts.store().snapshots().newestFirst(ada.key());
            assertEquals(1, kept.size());
            long takenUs = kept.get(0).takenUs();
            now.updateAndGet(before -> before.plus(Duration.ofMinutes(2)));
            care.tick();
            parts.lanes().settled().join();
            assertEquals(
                    takenUs,
                    parts.store().snapshots().newestFirst(ada.key()).get(0).takenUs());
        }
    }
}
