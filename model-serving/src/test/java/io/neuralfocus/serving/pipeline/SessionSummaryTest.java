package io.neuralfocus.serving.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neuralfocus.serving.pipeline.SessionDesk.Plan;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.StoredPrediction;
import io.neuralfocus.store.session.FocusSession;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionSummaryTest {

    private static final LogOfDevice LAPTOP = new LogOfDevice(new UUID(1, 1));
    private static final DeviceKey PHONE = DeviceKey.of(LAPTOP.key().person(), new UUID(2, 2).toString());
    private static final long START_US = LogOfDevice.START_US;
    private static final long SECOND_US = LogOfDevice.SECOND_US;

    @TempDir
    Path folder;

    @Test
    void shouldTellTimeAwayFromTheDeviceThatWasUsedLongest() {
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(START_US / SECOND_US));
        try (Parts parts = new Parts(folder, clock)) {
            Store store = parts.store();
            FocusSession session = new SessionDesk(store, parts.lanes(), clock)
                    .start(LAPTOP.key(), new Plan("natural", false, OptionalLong.empty()))
                    .orElseThrow();
            for (int i = 0; i < 60; i++) {
                parts.lanes().commit(LAPTOP.typing(i)).orElseThrow().join();
            }
            parts.lanes().settled().join();
            long endUs = START_US + 1_800 * SECOND_US;
            StoredPrediction like = store.predictions()
                    .after(LAPTOP.key(), 0, 1)
                    .predictions()
                    .get(0)
                    .prediction();
            StoredPrediction touched = new StoredPrediction(
                    new UUID(3, 3), PHONE, endUs, false, OptionalLong.empty(), "", like.answer(), like.evidence());
            store.predictions().append(List.of(touched)).join();
            SessionSummary summary = SessionSummary.of(store.predictions(), session, endUs);
            assertEquals(
                    1_800 - 295,
                    summary.ending("user_ended", false).totals().idleSeconds(),
                    "the phone was touched once, in the last half minute");
        }
    }
}
