package io.neuralfocus.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    private FrameLog frames;

    @BeforeEach
    void open() {
        Path file = folder.resolve("focus.db");
        writer = new Writer(SqliteFile.openForWriting(file));
        readers = new Readers(file);
        frames = new FrameLog(writer, readers);
    }

    @AfterEach
    void close() {
        writer.close();
        readers.close();
    }

    private static AcceptedFrame frame(long sequence) {
        return new AcceptedFrame(ADA, sequence, 1, 1, new byte[20_000]);
    }

    private void roomFor(int pages) {
        writer.submit(connection -> pragma(connection, "max_page_count = " + pages))
                .join();
    }

    private static int pragma(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + text)) {
            return row.getInt(1);
        }
    }

    private Set<Long> stored() {
        Set<Long> sequences = new HashSet<>();
        frames.replay(ADA, 0, kept -> sequences.add(kept.frame().sequence()));
        return sequences;
    }

    @Test
    void shouldStoreNothingOfWhatItRefusesAndGoOnByItselfOnceThereIsRoom() {
        roomFor(60);
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
        assertTrue(writer.condition().isTroubled());
        assertEquals(Acceptance.SEEN_BEFORE, frames.append(frame(0)).join().acceptance());
        assertTrue(writer.condition().isTroubled(), "what writes nothing proves no room");

        roomFor(ROOM_FOR_ALL);
        for (long sequence = 0; sequence < 40; sequence++) {
            frames.append(frame(sequence)).join();
        }
        assertEquals(40, stored().size());
        assertFalse(writer.condition().isTroubled());
    }

    @Test
    void shouldKeepAGroupsWritesAllOrNoneWhereTheTransactionIsLost() {
        roomFor(60);
        CountDownLatch held = new CountDownLatch(1);
        CompletableFuture<Boolean> holding = writer.submit(connection -> await(held));
        List<CompletableFuture<FrameLog.Receipt>> group = new ArrayList<>();
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
    void shouldNeverGoOnOutsideATransaction() {
        CompletableFuture<Integer> lost = writer.submit(connection -> {
            execute(connection, "ROLLBACK");
            throw new SQLException("the transaction is gone");
        });
        assertThrows(CompletionException.class, lost::join);
        frames.append(frame(1)).join();
        CompletableFuture<Integer> undone = writer.submit(connection -> {
            execute(connection, "DELETE FROM frames");
            throw new SQLException("to be rolled back");
        });
        assertThrows(CompletionException.class, undone::join);
        assertEquals(Set.of(1L), stored());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
