package io.neuralfocus.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.SqliteDatabase;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.intake.Acceptance;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.InputLog;
import io.neuralfocus.store.intake.Kept.KeptFrame;
import io.neuralfocus.store.people.DeviceKey;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that may not grow beyond so many pages answers as a full disk does, and needs no disk of its own. */
class FullDiskTest {

    private static final DeviceKey ADA = DeviceKey.alone(new UUID(1, 1));
    private static final int ROOM_FOR_ALL = 1_000_000;

    @TempDir
    Path folder;

    private Writer writer;
    private Readers readers;
    private InputLog frames;

    @BeforeEach
    void open() {
        SqliteDatabase database = new SqliteDatabase(folder);
        database.prepare();
        writer = new Writer(database);
        readers = new Readers(database);
        frames = new InputLog(writer, readers);
    }

    @AfterEach
    void close() {
        writer.close();
        readers.close();
    }

    private static AcceptedFrame frame(long sequence) {
        // Nothing that could be packed: a full disk is to be met soon.
        byte[] bytes = new byte[20_000];
        new Random(sequence).nextBytes(bytes);
        return new AcceptedFrame(ADA, sequence, 1, 1, bytes);
    }

    private void roomFor(int pages) {
        writer.submit(link -> link.number("PRAGMA max_page_count = " + pages)).join();
    }

    private Set<Long> stored() {
        Set<Long> sequences = new HashSet<>();
        frames.replay(ADA, 0, kept -> sequences.add(((KeptFrame) kept).frame().sequence()));
        return sequences;
    }

    @Test
    void shouldStoreNothingOfWhatItRefusesAndGoOnByItselfOnceThereIsRoom() {
        roomFor(110);
        Set<Long> taken = new HashSet<>();
        for (long sequence = 0; sequence < 40; sequence++) {
            try {
                frames.append(frame(sequence)).join();
                taken.add(sequence);
            } catch (CompletionException full) {
                assertTrue(full.getCause() instanceof StoreException, full::toString);
            }
        }
        assertTrue(taken.size() > 1 && taken.size() < 20, taken::toString);
        assertEquals(taken, stored());
        assertTrue(writer.condition().trouble().isPresent());
        assertEquals(Acceptance.DUPLICATE, frames.append(frame(0)).join().acceptance());
        assertTrue(writer.condition().trouble().isPresent(), "what writes nothing proves no room");

        roomFor(ROOM_FOR_ALL);
        for (long sequence = 0; sequence < 40; sequence++) {
            frames.append(frame(sequence)).join();
        }
        assertEquals(40, stored().size());
        assertFalse(writer.condition().trouble().isPresent());
    }

    @Test
    void shouldKeepAGroupsWritesAllOrNoneWhereTheTransactionIsLost() {
        roomFor(110);
        CountDownLatch held = new CountDownLatch(1);
        CompletableFuture<Boolean> holding = writer.submit(link -> await(held));
        List<CompletableFuture<InputLog.Receipt>> group = new ArrayList<>();
        for (long sequence = 0; sequence < 40; sequence++) {
            group.add(frames.append(frame(sequence)));
        }
        held.countDown();
        holding.join();
        Set<Long> taken = new HashSet<>();
        for (int i = 0; i < group.size(); i++) {
            try {
                group.get(i).join();
                taken.add((long) i);
            } catch (CompletionException full) {
                assertTrue(full.getCause() instanceof StoreException, full::toString);
            }
        }
        assertTrue(taken.size() < 40, taken::toString);
        assertEquals(taken, stored());
    }

    @Test
    void shouldTellThatItMayOnlyReadAndGoOnByItselfOnceItMayWrite() {
        readOnly(true);
        CompletionException refused = assertThrows(
                CompletionException.class, () -> frames.append(frame(1)).join());
        assertTrue(refused.getCause() instanceof StoreException, refused::toString);
        assertTrue(writer.condition().trouble().isPresent());
        assertEquals(Set.of(), stored());
        readOnly(false);
        frames.append(frame(1)).join();
        assertEquals(Set.of(1L), stored());
        assertTrue(writer.condition().trouble().isEmpty());
    }

    private void readOnly(boolean only) {
        writer.submitAlone(link -> {
                    link.execute("PRAGMA query_only = " + (only ? "ON" : "OFF"));
                    return true;
                })
                .join();
    }

    @Test
    void shouldNeverGoOnOutsideATransaction() {
        CompletableFuture<Integer> lost = writer.submit(link -> {
            link.execute("ROLLBACK");
            throw new SQLException("the transaction is gone");
        });
        assertThrows(CompletionException.class, lost::join);
        frames.append(frame(1)).join();
        CompletableFuture<Integer> undone = writer.submit(link -> {
            link.execute("DELETE FROM inputs");
            throw new SQLException("to be rolled back");
        });
        assertThrows(CompletionException.class, undone::join);
        assertEquals(Set.of(1L), stored());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }
}
