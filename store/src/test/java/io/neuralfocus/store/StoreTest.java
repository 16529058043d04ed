package io.neuralfocus.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.SqliteDatabase;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.intake.Acceptance;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.InputLog;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.syscall.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    @TempDir
    Path folder;

    @Test
    void shouldRefuseAFolderThatAnotherServiceHolds() {
        try (Store store = Store.open(folder)) {
            assertEquals(0, store.inputs().count());
            StoreException refused = assertThrows(StoreException.class, () -> Store.open(folder));
            assertTrue(String.valueOf(refused.getMessage()).contains("in use"), refused::toString);
        }
        Store.open(folder).close();
    }

    /** Another process sees the lock alone, which was lost when this one asked for it twice. */
    @Test
    void shouldKeepOtherProcessesOutAlsoAfterItWasAskedForTwice() throws Exception {
        try (Store store = Store.open(folder)) {
            assertThrows(StoreException.class, () -> Store.open(folder));
            Path link = Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);
            assertThrows(StoreException.class, () -> Store.open(link));
            Files.delete(link);
            Path said = folder.resolve("said.txt");
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Client.class.getName(),
                            "ingest",
                            folder.toString(),
                            "1")
                    .redirectOutput(said.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertEquals(0, other.waitFor());
            assertTrue(Files.readString(said).contains("in use"), Files.readString(said));
            assertEquals(0, store.inputs().count());
        }
    }

    @Test
    void shouldOpenAFolderWhateverItIsCalled() {
        for (String name : new String[] {"a?b=c", "a#b", "a%20b", "a b"}) {
            Path place = folder.resolve(name);
            try (Store store = Store.open(place)) {
                store.inputs().append(frame(1)).join();
            }
            try (Store store = Store.open(place)) {
                assertEquals(1, store.inputs().count(), name);
            }
            assertTrue(Files.exists(place.resolve("focus.db")), name);
        }
    }

    @Test
    void shouldRefuseAFileOfANewerVersion() throws SQLException {
        Store.open(folder).close();
        try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("focus.db"));
                Statement statement = raw.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        StoreException refused = assertThrows(StoreException.class, () -> Store.open(folder));
        assertTrue(String.valueOf(refused.getMessage()).contains("newer version"), refused::toString);
    }

    @Test
    void shouldRefuseAFileThatIsNoStore() throws IOException {
        Files.writeString(
                folder.resolve("focus.db"), "this is a letter to a friend, and no database at all\n".repeat(99));
        StoreException refused = assertThrows(StoreException.class, () -> Store.open(folder));
        assertTrue(String.valueOf(refused.getMessage()).contains("focus.db"), refused::toString);
    }

    @Test
    void shouldSayThatAFileIsNoFolder() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter"), "to a friend");
        for (Path place : new Path[] {letter, letter.resolve("in/it")}) {
            StoreException refused = assertThrows(StoreException.class, () -> Store.open(place));
            assertEquals(
                    "cannot use " + place + " as a store: there is a file at " + letter
                            + " already; name another place.",
                    refused.getMessage());
        }
    }

    @Test
    void shouldNeverGiveAnOrdinalAgainThoughItsRowIsGone() throws SQLException {
        try (Store store = Store.open(folder)) {
            store.inputs().append(frame(1)).join();
        }
        try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("focus.db"));
                Statement statement = raw.createStatement()) {
            statement.execute("DELETE FROM inputs");
        }
        try (Store store = Store.open(folder)) {
            assertEquals(2, store.inputs().append(frame(2)).join().ordinal());
        }
    }

    private static AcceptedFrame frame(long sequence) {
        return new AcceptedFrame(DeviceKey.alone(new UUID(1, 1)), sequence, 1, 1, new byte[] {1});
    }

    @Test
    void shouldFailABadWriteAloneAmongItsNeighbours() throws SQLException {
        Store.open(folder).close();
        try (Writer writer = new Writer(new SqliteDatabase(folder))) {
            CompletableFuture<Integer> before = writer.submit(link -> insert(link, 1));
            CompletableFuture<Integer> bad = writer.submit(link -> insert(link, 1));
            CompletableFuture<Integer> after = writer.submit(link -> insert(link, 2));
            assertEquals(1, before.join());
            assertEquals(1, after.join());
            assertThrows(CompletionException.class, bad::join);
        }
        try (Store store = Store.open(folder)) {
            assertEquals(2, store.inputs().count());
        }
    }

    @Test
    void shouldWriteWhatWaitsBeforeItCloses() {
        CompletableFuture<InputLog.Receipt> answer;
        try (Store store = Store.open(folder)) {
            answer = store.inputs().append(frame(1));
        }
        assertEquals(Acceptance.TAKEN, answer.join().acceptance());
    }

    private static int insert(Link link, int sequence) throws SQLException {
        link.execute("INSERT INTO inputs (tenant_id, user_id, device_id, kind, sequence, crc, received_us, packing)"
                + " VALUES (1, 1, 1, 'FRAME', " + sequence + ", 0, 0, 0)");
        return 1;
    }
}
