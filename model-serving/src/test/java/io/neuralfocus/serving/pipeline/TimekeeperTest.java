package io.neuralfocus.serving.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neuralfocus.store.Store;
import io.neuralfocus.store.intake.Quarantine.Held;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.upkeep.RetentionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimekeeperTest {

    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final DeviceKey ADA = DeviceKey.alone(new UUID(1, 1));

    @TempDir
    Path folder;

    @Test
    void shouldForgetWithoutBeingAskedWhatIsOlderThanTheSettingsAllow() {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        try (Parts parts = new Parts(folder, now::get)) {
            Store store = parts.resources().store();
            // More than one step takes.
            List<Held> things = IntStream.range(0, 1_200)
                    .mapToObj(i -> new Held("unknown_kind", "kind is song", new byte[] {(byte) i, (byte) (i >> 8)}))
                    .toList();
            long nowUs = ChronoUnit.MICROS.between(Instant.EPOCH, NOW);
            assertEquals(1_200, store.quarantine().hold(ADA, nowUs, things).join());
            RetentionSettings retention =
                    new RetentionSettings(Duration.ofDays(120).toSeconds() * 1_000_000, 0, 0);
            try (Timekeeper keeper =
                    new Timekeeper(store, parts.lanes(), parts.resources().desks(), retention, now::get)) {
                now.set(NOW.plus(Duration.ofDays(120)));
                keeper.tick();
                assertEquals(1_200, store.quarantine().after(ADA, 0, 2_000).size());
                now.set(NOW.plus(Duration.ofDays(121)));
                keeper.tick();
                assertEquals(0, store.quarantine().after(ADA, 0, 2_000).size());
            }
        }
    }
}
