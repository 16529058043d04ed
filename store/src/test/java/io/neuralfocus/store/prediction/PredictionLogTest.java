package io.neuralfocus.store.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.Store;
import io.neuralfocus.store.people.DeviceKey;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionLogTest {

    private static final DeviceKey ADA = DeviceKey.alone(new UUID(1, 1));

    @TempDir
    Path folder;

    private static StoredPrediction at(long instantUs) {
        float[] vector = {1.5f, Float.NaN, -0.0f};
        return new StoredPrediction(
                new UUID(3, instantUs),
                ADA,
                instantUs,
                "code",
                0.25,
                "LOW",
                0.5,
                75,
                true,
                30,
                "m_v1",
                "s",
                "c",
                vector);
    }

    @Test
    void shouldPageThroughPredictionsByCursor() {
        try (Store store = Store.open(folder)) {
            assertEquals(
                    3,
                    store.predictions().append(List.of(at(10), at(20), at(30))).join());
            PredictionLog.Page first = store.predictions().after(ADA, 0, 2);
            PredictionLog.Page second = store.predictions().after(ADA, first.cursor(), 2);
            PredictionLog.Page third = store.predictions().after(ADA, second.cursor(), 2);
            assertEquals(
                    List.of(10L, 20L),
                    first.predictions().stream()
                            .map(StoredPrediction::instantUs)
                            .toList());
            assertEquals(30, second.predictions().get(0).instantUs());
            assertTrue(third.predictions().isEmpty());
            assertEquals(second.cursor(), third.cursor());
        }
    }

    @Test
    void shouldKeepAVectorBitForBit() {
        try (Store store = Store.open(folder)) {
            store.predictions().append(List.of(at(10))).join();
            assertArrayEquals(
                    at(10).vector(),
                    store.predictions().after(ADA, 0, 1).predictions().get(0).vector());
        }
    }

    @Test
    void shouldKeepOnePredictionForAnInstant() {
        try (Store store = Store.open(folder)) {
            store.predictions().append(List.of(at(10))).join();
            assertEquals(0, store.predictions().append(List.of(at(10))).join());
            assertEquals(1, store.predictions().count());
            assertEquals(OptionalDouble.of(75), store.predictions().focusScoreAt(ADA, 10));
            assertEquals(OptionalDouble.empty(), store.predictions().focusScoreAt(ADA, 11));
        }
    }
}
