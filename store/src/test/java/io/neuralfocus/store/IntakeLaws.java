package io.neuralfocus.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.intake.Acceptance;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.InputLog.Receipt;
import io.neuralfocus.store.intake.Kept;
import io.neuralfocus.store.intake.Kept.KeptBatch;
import io.neuralfocus.store.intake.Kept.KeptFrame;
import io.neuralfocus.store.intake.OfferedBatch;
import io.neuralfocus.store.intake.OfferedItem;
import io.neuralfocus.store.intake.Quarantine.Entry;
import io.neuralfocus.store.intake.Quarantine.Held;
import io.neuralfocus.store.people.DeviceKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What came in is taken once, and comes back as it came, in commit order. */
abstract class IntakeLaws extends Laws {

    IntakeLaws(Backend backend) {
        super(backend);
    }

    private static AcceptedFrame frame(DeviceKey device, long sequence, int crc) {
        return new AcceptedFrame(device, sequence, crc, 1_000 + sequence, new byte[] {(byte) sequence, (byte) crc});
    }

    private Receipt offer(AcceptedFrame frame) {
        return store.inputs().append(frame).join();
    }

    private static OfferedItem item(long id, String says) {
        return new OfferedItem(new UUID(7, id), says.hashCode(), says.getBytes(StandardCharsets.UTF_8));
    }

    private List<Acceptance> offer(DeviceKey device, OfferedItem... items) {
        return store.inputs()
                .append(new OfferedBatch(device, 5_000, List.of(items)))
                .join()
                .items();
    }

    private List<Kept> kept(DeviceKey device) {
        List<Kept> all = new ArrayList<>();
        store.inputs().replay(device, 0, all::add);
        return all;
    }

    private List<String> keptItems(DeviceKey device) {
        return kept(device).stream()
                .flatMap(kept -> ((KeptBatch) kept).items().stream())
                .map(item -> new String(item, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void shouldGiveBackADevicesFramesInCommitOrder() {
        for (long sequence : new long[] {5, 3, 9}) {
            offer(frame(ADA, sequence, 7));
            offer(frame(BOB, sequence + 100, 7));
        }
        List<AcceptedFrame> replayed =
                kept(ADA).stream().map(kept -> ((KeptFrame) kept).frame()).toList();
        assertEquals(
                List.of(5L, 3L, 9L),
                replayed.stream().map(AcceptedFrame::sequence).toList());
        assertArrayEquals(new byte[] {3, 7}, replayed.get(1).bytes());
        assertEquals(1_003, replayed.get(1).receivedUs());
    }

    @Test
    void shouldTakeTheSameFrameOnceHoweverManyOfferIt() {
        List<CompletableFuture<Receipt>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(store.inputs().append(frame(ADA, 1, 7)));
        }
        List<Acceptance> told = answers.stream()
                .map(CompletableFuture::join)
                .map(Receipt::acceptance)
                .toList();
        assertEquals(1, Collections.frequency(told, Acceptance.TAKEN));
        assertEquals(199, Collections.frequency(told, Acceptance.DUPLICATE));
        assertEquals(1, store.inputs().count());
    }

    @Test
    void shouldRefuseAReusedNumberWithOtherContentAndNoteItOnce() {
        offer(frame(ADA, -1, 7));
        assertEquals(Acceptance.CONFLICT, offer(frame(ADA, -1, 8)).acceptance());
        assertEquals(Acceptance.CONFLICT, offer(frame(ADA, -1, 9)).acceptance());
        assertEquals(Acceptance.TAKEN, offer(frame(BOB, -1, 8)).acceptance());
        List<Entry> noted = store.quarantine().after(ADA, 0, 10);
        assertEquals(1, noted.size(), noted::toString);
        assertTrue(noted.get(0).held().reason().contains("18446744073709551615"), noted::toString);
        assertEquals(0, noted.get(0).held().content().length);
        assertEquals(List.of(), store.quarantine().after(BOB, 0, 10));
    }

    @Test
    void shouldStillHoldWhatWasTakenAfterAReopening() {
        offer(frame(ADA, 1, 7));
        offer(ADA, item(1, "one"));
        reopen();
        assertEquals(Acceptance.DUPLICATE, offer(frame(ADA, 1, 7)).acceptance());
        assertEquals(List.of(Acceptance.DUPLICATE), offer(ADA, item(1, "one")));
        assertEquals(2, kept(ADA).size());
    }

    @Test
    void shouldTakeEachItemOfABatchByItself() {
        assertEquals(
                List.of(Acceptance.TAKEN, Acceptance.TAKEN, Acceptance.DUPLICATE, Acceptance.CONFLICT),
                offer(ADA, item(1, "one"), item(2, "two"), item(1, "one"), item(2, "zwei")));
        assertEquals(
                List.of(Acceptance.CONFLICT, Acceptance.TAKEN, Acceptance.DUPLICATE),
                offer(ADA, item(1, "uno"), item(3, "three"), item(2, "two")));
        assertEquals(List.of(Acceptance.TAKEN), offer(BOB, item(1, "eins")), "no device squats another's ids");
        assertEquals(List.of("one", "two", "three"), keptItems(ADA));
        assertEquals(
                List.of("zwei", "uno"),
                store.quarantine().after(ADA, 0, 10).stream()
                        .map(entry -> new String(entry.held().content(), StandardCharsets.UTF_8))
                        .toList());
    }

    @Test
    void shouldBeHeldByOneServiceAtATime() {
        StoreException refused = assertThrows(StoreException.class, () -> Store.open(setting()));
        assertTrue(String.valueOf(refused.getMessage()).contains("in use"), refused::toString);
    }

    @Test
    void shouldKeepNoRowForABatchThatBringsNothingNew() {
        offer(ADA, item(1, "one"));
        OfferedBatch again = new OfferedBatch(ADA, 9_000, List.of(item(1, "one")));
        assertEquals(0, store.inputs().append(again).join().ordinal());
        OfferedBatch empty = new OfferedBatch(ADA, 9_000, List.of());
        assertEquals(0, store.inputs().append(empty).join().ordinal());
        assertEquals(1, store.inputs().count());
    }

    @Test
    void shouldTakeABatchOnceThoughItComesTwentyTimesAtOnceAndSplitOtherwise() throws Exception {
        List<OfferedItem> items = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            items.add(item(i, "item " + i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<CompletableFuture<Integer>> taken = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int piece = 1 + i * 10;
            taken.add(CompletableFuture.supplyAsync(() -> takenInPieces(items, piece), threads));
        }
        int total = 0;
        for (CompletableFuture<Integer> one : taken) {
            total += one.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();
        assertEquals(200, total);
        List<String> stored = new ArrayList<>(keptItems(ADA));
        assertEquals(200, stored.size());
        Collections.sort(stored);
        assertEquals(200, stored.stream().distinct().count());
        reopen();
        assertEquals(0, takenInPieces(items, 33));
    }

    private int takenInPieces(List<OfferedItem> items, int piece) {
        int taken = 0;
        for (int from = 0; from < items.size(); from += piece) {
            List<OfferedItem> part = items.subList(from, Math.min(from + piece, items.size()));
            taken += Collections.frequency(
                    store.inputs()
                            .append(new OfferedBatch(ADA, 5_000, part))
                            .join()
                            .items(),
                    Acceptance.TAKEN);
        }
        return taken;
    }

    /** The naive twin: a map of what each id said first. */
    @Test
    void shouldAgreeWithAMapWhateverIsOffered() {
        for (long seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            DeviceKey device = DeviceKey.alone(new UUID(9, seed));
            Map<UUID, String> first = new HashMap<>();
            List<String> expected = new ArrayList<>();
            for (int batch = 0; batch < 25; batch++) {
                OfferedItem[] items = new OfferedItem[random.nextInt(90)];
                List<Acceptance> fates = new ArrayList<>();
                for (int i = 0; i < items.length; i++) {
                    long id = random.nextInt(500);
                    String says = "says " + id + (random.nextInt(10) == 0 ? " otherwise" : "");
                    items[i] = item(id, says);
                    String before = first.putIfAbsent(items[i].eventId(), says);
                    fates.add(
                            before == null
                                    ? Acceptance.TAKEN
                                    : before.equals(says) ? Acceptance.DUPLICATE : Acceptance.CONFLICT);
                    if (before == null) {
                        expected.add(says);
                    }
                }
                assertEquals(fates, offer(device, items), "seed " + seed + ", batch " + batch);
            }
            assertEquals(expected, keptItems(device), "seed " + seed);
        }
    }

    @Test
    void shouldKeepFramesAndBatchesInOneOrder() {
        offer(frame(ADA, 1, 7));
        offer(ADA, item(1, "one"));
        offer(frame(ADA, 2, 7));
        List<Kept> all = kept(ADA);
        assertEquals(
                List.of(true, false, true),
                all.stream().map(KeptFrame.class::isInstance).toList());
        assertTrue(all.get(0).ordinal() < all.get(1).ordinal()
                && all.get(1).ordinal() < all.get(2).ordinal());
        List<Kept> behind = new ArrayList<>();
        store.inputs().replay(ADA, all.get(0).ordinal(), behind::add);
        assertEquals(2, behind.size());
    }

    @Test
    void shouldLetADeviceBelongToOnePersonOnly() {
        offer(frame(ADA, 1, 7));
        DeviceKey thief = new DeviceKey(ADA.tenant(), "mallory", ADA.device());
        CompletionException refused = assertThrows(CompletionException.class, () -> offer(frame(thief, 2, 7)));
        assertTrue(refused.getCause() instanceof StoreException, refused::toString);
        assertEquals(List.of(), kept(thief));
        assertTrue(store.trouble().isEmpty(), "a refusal is no trouble of the store");
        DeviceKey elsewhere = new DeviceKey("other tenant", "mallory", ADA.device());
        assertEquals(Acceptance.TAKEN, offer(frame(elsewhere, 1, 8)).acceptance());
        assertEquals(1, kept(ADA).size());
    }

    @Test
    void shouldHoldTheSameThingInQuarantineOnce() {
        Held held = new Held("unknown_kind", "kind is sound; it may be app, url or screen", new byte[] {1, 2});
        assertEquals(1, store.quarantine().hold(ADA, 1, List.of(held, held)).join());
        assertEquals(0, store.quarantine().hold(ADA, 2, List.of(held)).join());
        Held other = new Held("unknown_kind", held.reason(), new byte[] {1, 3});
        assertEquals(1, store.quarantine().hold(ADA, 2, List.of(other)).join());
        List<Entry> all = store.quarantine().after(ADA, 0, 10);
        assertEquals(List.of(1L, 2L), all.stream().map(Entry::receivedUs).toList());
        assertEquals(1, store.quarantine().after(ADA, all.get(0).number(), 10).size());
    }

    @Test
    void shouldGiveBackLongFramesByteForByte() {
        byte[] bytes = new byte[256_000];
        new Random(1).nextBytes(bytes);
        Arrays.fill(bytes, 0, 200_000, (byte) 3);
        offer(new AcceptedFrame(ADA, 1, 1, 1, bytes));
        assertArrayEquals(bytes, ((KeptFrame) kept(ADA).get(0)).frame().bytes());
    }

    @Test
    void shouldLetEachOfManyReplaysAskTheStoreInTurn() {
        int replays = 12;
        offer(frame(ADA, 1, 7));
        CyclicBarrier allAreInTheMidst = new CyclicBarrier(replays);
        ExecutorService threads = Executors.newFixedThreadPool(replays);
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (int i = 0; i < replays; i++) {
            ends.add(CompletableFuture.runAsync(
                    () -> store.inputs().replay(ADA, 0, kept -> {
                        await(allAreInTheMidst);
                        assertEquals(1, store.inputs().count());
                    }),
                    threads));
        }
        ends.forEach(CompletableFuture::join);
        threads.shutdown();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("Replays keep each other from the store", e);
        }
    }

    @Test
    void shouldReplayMoreThanIsHeldAtOnce() {
        for (int sequence = 0; sequence < 100; sequence++) {
            offer(frame(sequence % 3 == 0 ? BOB : ADA, sequence, 7));
        }
        assertEquals(
                LongStream.range(0, 100)
                        .filter(sequence -> sequence % 3 != 0)
                        .boxed()
                        .toList(),
                kept(ADA).stream()
                        .map(kept -> ((KeptFrame) kept).frame().sequence())
                        .toList());
    }

    @Test
    void shouldRecordWhatTheSenderOfABatchTellsOfItself() throws IOException {
        OfferedItem item = new OfferedItem(new UUID(9, 9), 1, new byte[] {1});
        store.inputs()
                .append(new OfferedBatch(ADA, 1, OptionalLong.of(41), "phone 1.2", List.of(item)))
                .join();
        Path told = folder.resolve("told");
        store.export().all(told);
        String row = Files.readString(told.resolve("inputs.jsonl"));
        assertTrue(row.contains("\"sequence_start\":41") && row.contains("\"client_version\":\"phone 1.2\""), row);
    }
}
