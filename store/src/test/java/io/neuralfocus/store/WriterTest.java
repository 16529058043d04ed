package io.neuralfocus.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.engine.Database;
import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.engine.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the one writer makes of work that fails, whatever it fails with. */
@Tag("slow")
class WriterTest {

    @TempDir
    Path folder;

    private Database prepared(Backend backend) {
        Database database = Database.named(backend.emptyStore(folder));
        database.prepare();
        return database;
    }

    private static int addTenant(Link link, String name) throws SQLException {
        PreparedStatement insert = link.prepared("INSERT INTO tenants (name, created_at) VALUES (?, 0)");
        insert.setString(1, name);
        return insert.executeUpdate();
    }

    private static List<String> tenants(Readers readers) {
        return readers.ask(link -> {
            List<String> names = new ArrayList<>();
            try (var row =
                    link.prepared("SELECT name FROM tenants ORDER BY name").executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        });
    }

    private static <T> String refusal(CompletableFuture<T> done) {
        CompletionException refused = assertThrows(CompletionException.class, done::join);
        assertTrue(refused.getCause() instanceof StoreException, refused::toString);
        return String.valueOf(refused.getCause().getMessage());
    }

    /** Holds the writer, so that all of these come to it as one group. */
    private static List<CompletableFuture<Integer>> together(Writer writer, List<Writer.Work<Integer>> works) {
        CountDownLatch held = new CountDownLatch(1);
        CompletableFuture<Boolean> holding = writer.submit(link -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return true;
        });
        List<CompletableFuture<Integer>> group =
                works.stream().map(writer::submit).toList();
        held.countDown();
        holding.join();
        return group;
    }

    @ParameterizedTest
    @EnumSource(Backend.class)
    void shouldRefuseARowThatTheDatabaseDoesAndHaveNoTroubleItself(Backend backend) {
        try (Database database = prepared(backend);
                Writer writer = new Writer(database);
                Readers readers = new Readers(database)) {
            List<CompletableFuture<Integer>> group = together(
                    writer,
                    List.of(
                            link -> addTenant(link, "ada"),
                            link -> addTenant(link, "ada"),
                            link -> {
                                throw new IllegalArgumentException("a fault of its own");
                            },
                            link -> addTenant(link, "bob")));
            assertEquals(1, group.get(0).join());
            String twice = refusal(group.get(1));
            assertTrue(twice.startsWith("the store refused a write: "), twice);
            assertFalse(twice.contains("\n") || twice.endsWith(".."), twice);
            assertEquals("the store refused a write: a fault of its own.", refusal(group.get(2)));
            assertEquals(1, group.get(3).join());
            assertEquals(List.of("ada", "bob"), tenants(readers));
            assertTrue(
                    writer.condition().trouble().isEmpty(),
                    () -> writer.condition().trouble().toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Backend.class)
    void shouldGoOnWhateverIsThrownAtIt(Backend backend) {
        try (Database database = prepared(backend);
                Writer writer = new Writer(database);
                Readers readers = new Readers(database)) {
            refusal(writer.submitAlone(link -> {
                throw new AssertionError("alone");
            }));
            refusal(writer.submit(link -> {
                throw new AssertionError("in a group");
            }));
            // Then not even the way back is there.
            refusal(writer.submit(link -> {
                link.close();
                throw new OutOfMemoryError("planted");
            }));
            assertEquals(1, writer.submit(link -> addTenant(link, "ada")).join());
            assertEquals(List.of("ada"), tenants(readers));
        }
    }

    @Test
    void shouldEndInOrderThoughItIsInterrupted() {
        Database database = prepared(Backend.SQLITE);
        Writer writer = new Writer(database);
        List<CompletableFuture<Integer>> last = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String name = "tenant" + i;
            last.add(writer.submit(link -> addTenant(link, name)));
        }
        Thread.currentThread().interrupt();
        writer.close();
        assertTrue(Thread.interrupted(), "the interrupt is told on");
        last.forEach(one -> assertEquals(1, one.join()));
        assertEquals("the store is closed.", refusal(writer.submit(link -> addTenant(link, "late"))));
        database.close();
    }

    @Test
    void shouldAnswerWhatIsUnderWayAndNothingOnceItIsClosed() throws InterruptedException {
        Database database = prepared(Backend.SQLITE);
        Writer writer = new Writer(database);
        writer.submit(link -> addTenant(link, "ada")).join();
        Readers readers = new Readers(database);
        CountDownLatch asking = new CountDownLatch(4);
        CountDownLatch held = new CountDownLatch(1);
        List<CompletableFuture<Long>> underWay = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            underWay.add(CompletableFuture.supplyAsync(
                    () -> readers.ask(link -> {
                        asking.countDown();
                        try {
                            held.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return link.number("SELECT count(*) FROM tenants");
                    }),
                    task -> new Thread(task, "asking").start()));
        }
        asking.await();
        CompletableFuture<List<String>> waiting =
                CompletableFuture.supplyAsync(() -> tenants(readers), task -> new Thread(task, "waiting").start());
        Thread closing = new Thread(readers::close, "closing");
        closing.start();
        held.countDown();
        closing.join();
        underWay.forEach(one -> assertEquals(1, one.join()));
        // It may have been in time; but it is over.
        String ended = waiting.handle((answer, refused) -> refused == null ? answer.toString() : refused.toString())
                .join();
        assertTrue(ended.equals("[ada]") || ended.contains("the store is closed."), ended);
        assertThrows(StoreException.class, () -> tenants(readers));
        writer.close();
        database.close();
        // The last link that is closed takes the log away.
        assertFalse(Files.exists(folder.resolve("store").resolve("focus.db-wal")));
    }
}
