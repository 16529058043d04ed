package io.neuralfocus.store.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neuralfocus.store.Store;
import io.neuralfocus.store.people.DeviceKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameLogTest {

    private static final DeviceKey ADA = DeviceKey.alone(new UUID(1, 1));
    private static final DeviceKey BOB = DeviceKey.alone(new UUID(2, 2));

    @TempDir
    Path folder;

    private static AcceptedFrame frame(DeviceKey device, long sequence, int crc) {
        return new AcceptedFrame(device, sequence, crc, 1_000 + sequence, new byte[] {(byte) sequence, (byte) crc});
    }

    @Test
    void shouldGiveBackADevicesFramesInCommitOrder() {
        try (Store store = Store.open(folder)) {
            for (long sequence : new long[] {5, 3, 9}) {
                store.frames().append(frame(ADA, sequence, 7)).join();
                store.frames().append(frame(BOB, sequence + 100, 7)).join();
            }
            List<FrameLog.KeptFrame> replayed = new ArrayList<>();
            store.frames().replay(ADA, 0, replayed::add);
            assertEquals(
                    List.of(5L, 3L, 9L),
                    replayed.stream().map(kept -> kept.frame().sequence()).toList());
            assertArrayEquals(new byte[] {3, 7}, replayed.get(1).frame().bytes());
            assertEquals(1_003, replayed.get(1).frame().receivedUs());
        }
    }

    @Test
    void shouldTakeTheSameFrameOnceHoweverManyOfferIt() {
        try (Store store = Store.open(folder)) {
            List<CompletableFuture<FrameLog.Receipt>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(store.frames().append(frame(ADA, 1, 7)));
            }
            List<Acceptance> told = answers.stream()
                    .map(CompletableFuture::join)
                    .map(FrameLog.Receipt::acceptance)
                    .toList();
            assertEquals(1, told.stream().filter(Acceptance.TAKEN::equals).count());
            assertEquals(
                    199, told.stream().filter(Acceptance.SEEN_BEFORE::equals).count());
            assertEquals(1, store.frames().count());
        }
    }

    @Test
    void shouldRefuseAReusedNumberWithOtherContent() {
        try (Store store = Store.open(folder)) {
            store.frames().append(frame(ADA, 1, 7)).join();
            assertEquals(
                    Acceptance.SEQUENCE_REUSED,
                    store.frames().append(frame(ADA, 1, 8)).join().acceptance());
            assertEquals(
                    Acceptance.TAKEN,
                    store.frames().append(frame(BOB, 1, 8)).join().acceptance());
        }
    }

    @Test
    void shouldStillHoldWhatWasTakenAfterAReopening() {
        try (Store store = Store.open(folder)) {
            store.frames().append(frame(ADA, 1, 7)).join();
        }
        try (Store store = Store.open(folder)) {
            assertEquals(
                    Acceptance.SEEN_BEFORE,
                    store.frames().append(frame(ADA, 1, 7)).join().acceptance());
        }
    }

    @Test
    void shouldLetEachOfManyReplaysAskTheStoreInTurn() {
        int replays = 12;
        try (Store store = Store.open(folder)) {
            store.frames().append(frame(ADA, 1, 7)).join();
            CyclicBarrier allAreInTheMidst = new CyclicBarrier(replays);
            ExecutorService threads = Executors.newFixedThreadPool(replays);
            List<CompletableFuture<Void>> ends = new ArrayList<>();
            for (int i = 0; i < replays; i++) {
                ends.add(CompletableFuture.runAsync(
                        () -> store.frames().replay(ADA, 0, kept -> {
                            await(allAreInTheMidst);
                            assertEquals(1, store.frames().count());
                        }),
                        threads));
            }
            ends.forEach(CompletableFuture::join);
            threads.shutdown();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("Replays keep each other from the store", e);
        }
    }

    @Test
    void shouldReplayMoreFramesThanAreHeldAtOnce() {
        try (Store store = Store.open(folder)) {
            for (int sequence = 0; sequence < 100; sequence++) {
                store.frames()
                        .append(frame(sequence % 3 == 0 ? BOB : ADA, sequence, 7))
                        .join();
            }
            List<Long> replayed = new ArrayList<>();
            store.frames().replay(ADA, 0, kept -> replayed.add(kept.frame().sequence()));
            assertEquals(
                    LongStream.range(0, 100)
                            .filter(sequence -> sequence % 3 != 0)
                            .boxed()
                            .toList(),
                    replayed);
        }
    }
}
