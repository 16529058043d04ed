package io.neuralfocus.serving.pipeline;

import static io.neuralfocus.serving.pipeline.LogOfDevice.START_US;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.engine.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No wait for the store has no end. */
class StoredTest {

    private static final Duration SHORTLY = Duration.ofMillis(20);

    @TempDir
    Path folder;

    @Test
    void shouldWaitNoLongerThanItMayForAStoreThatHangs() {
        StoreException late =
                assertThrows(StoreException.class, () -> Stored.await(new CompletableFuture<String>(), SHORTLY));
        assertTrue(String.valueOf(late.getMessage()).contains("has not answered within 20 ms"), late::toString);
        assertFalse(Stored.settles(new CompletableFuture<String>(), SHORTLY));
        assertTrue(Stored.settles(CompletableFuture.failedFuture(late), SHORTLY));
    }

    @Test
    void shouldTellTheStoresOwnFailure() {
        StoreException failure = new StoreException("the disk is full.");
        CompletableFuture<String> wrapped =
                CompletableFuture.<String>failedFuture(failure).thenApply(text -> text);
        assertSame(failure, assertThrows(StoreException.class, () -> Stored.await(wrapped)));
        IllegalStateException other = new IllegalStateException("a fault");
        CompletionException told = assertThrows(
                CompletionException.class, () -> Stored.await(CompletableFuture.<String>failedFuture(other)));
        assertSame(other, told.getCause());
        assertEquals("kept", Stored.await(CompletableFuture.completedFuture("kept")));
    }

    @Test
    void shouldEndAmidAVeryLongInputAndTakeTheRestInTheNextLife() {
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(START_US / LogOfDevice.SECOND_US));
        LogOfDevice ada = new LogOfDevice(new UUID(1, 1));
        int instants = 2_000;
        try (Parts parts = new Parts(folder, clock)) {
            try (Lanes lanes = parts.nextLife(Executors.newSingleThreadExecutor())) {
                lanes.commit(ada.longStay(instants)).orElseThrow().join();
                lanes.endAmid();
                lanes.settled().join();
            }
            assertTrue(predictions(parts, ada) < instants);
            assertTrue(parts.store().snapshots().newestFirst(ada.key()).isEmpty(), "its state was amid an input");
            try (Lanes lanes = parts.nextLife(Executors.newSingleThreadExecutor())) {
                assertTrue(lanes.ask(ada.key(), START_US).orElseThrow().join().isPresent());
            }
            assertEquals(instants + 1, predictions(parts, ada), "and the one that was asked for");
        }
    }

    private static int predictions(Parts parts, LogOfDevice device) {
        return parts.store()
                .predictions()
                .after(device.key(), 0, 5_000)
                .predictions()
                .size();
    }
}
