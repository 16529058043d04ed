package io.neuralfocus.serving.pipeline;

import static io.neuralfocus.serving.pipeline.LogOfDevice.SECOND_US;
import static io.neuralfocus.serving.pipeline.LogOfDevice.START_US;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.Store;
import io.neuralfocus.store.intervention.KeptIntervention;
import io.neuralfocus.store.intervention.KeptIntervention.Response;
import io.neuralfocus.store.intervention.KeptIntervention.Response.Kind;
import io.neuralfocus.store.intervention.ShownIntervention;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterventionDeskTest {

    private static final LogOfDevice ADA = new LogOfDevice(new UUID(1, 1));
    private static final int AWAY = 150;

    @TempDir
    Path folder;

    private static KeptIntervention newestOf(Store store, DeviceKey device) {
        return store.interventions().newest(device.person(), Long.MAX_VALUE, 1_000).stream()
                .filter(kept -> kept.shown().device().equals(device))
                .findFirst()
                .orElseThrow();
    }

    private static void show(Store store, DeviceKey device, StoredPrediction like, long atUs) {
        UUID id = new UUID(device.device().getLeastSignificantBits(), atUs);
        store.predictions()
                .append(List.of(new StoredPrediction(
                        id, device, atUs, false, OptionalLong.empty(), "", like.answer(), like.evidence())))
                .join();
        store.interventions()
                .show(new ShownIntervention(
                        device,
                        id,
                        OptionalLong.empty(),
                        atUs,
                        "break",
                        "SUGGEST_BREAK",
                        Optional.empty(),
                        "",
                        0.5,
                        List.of(),
                        like.answer().modelVersion(),
                        Optional.empty()))
                .join();
    }

    @Test
    void shouldGiveUpWaitingHoweverLongNobodyLooked() {
        Instant start = Instant.ofEpochSecond(START_US / SECOND_US);
        AtomicReference<Instant> now = new AtomicReference<>(start);
        try (Parts parts = new Parts(folder, now::get)) {
            Store store = parts.store();
            StoredPrediction like = worked(parts);
            InterventionDesk desk = new InterventionDesk(store, now::get);
            desk.tick();
            for (int stop = 0; stop < 2; stop++) {
                show(store, ADA.key(), like, START_US + stop * 18_000L * SECOND_US + 1);
                now.set(start.plus(Duration.ofHours(5L * (stop + 1))));
                InterventionDesk looking = stop == 0 ? desk : new InterventionDesk(store, now::get);
                looking.tick();
                Response none = newestOf(store, ADA.key()).response().orElseThrow();
                assertEquals(Kind.TIMEOUT, none.kind());
                assertEquals(30_000, none.responseTimeMs());
            }
        }
    }

    private static StoredPrediction worked(Parts parts) {
        parts.lanes().commit(ADA.longStay(200)).orElseThrow().join();
        parts.lanes().settled().join();
        return parts.store()
                .predictions()
                .after(ADA.key(), 0, 1)
                .predictions()
                .get(0)
                .prediction();
    }

    @Test
    void shouldMeasureWhatCanBeThoughManyCannot() {
        long shownUs = START_US + 400 * SECOND_US + 1;
        Instant now = Instant.EPOCH.plus(shownUs + 361 * SECOND_US, ChronoUnit.MICROS);
        InstantSource clock = InstantSource.fixed(now);
        try (Parts parts = new Parts(folder, clock)) {
            Store store = parts.store();
            StoredPrediction like = worked(parts);
            for (int i = 0; i < AWAY; i++) {
                show(store, DeviceKey.alone(new UUID(2, i)), like, START_US + i);
            }
            show(store, ADA.key(), like, shownUs);
            InterventionDesk desk = new InterventionDesk(store, clock);
            for (int tick = 0; tick < 3; tick++) {
                desk.tick();
            }
            KeptIntervention adas = newestOf(store, ADA.key());
            assertEquals(Kind.TIMEOUT, adas.response().orElseThrow().kind());
            assertTrue(adas.effect().isPresent(), "those whose people were away stand before it");
            for (int i = 0; i < AWAY; i++) {
                KeptIntervention other = newestOf(store, DeviceKey.alone(new UUID(2, i)));
                assertEquals(Kind.TIMEOUT, other.response().orElseThrow().kind());
                assertTrue(other.effect().isEmpty());
            }
        }
    }
}
