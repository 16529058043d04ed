package io.neuralfocus.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.InputLog.Receipt;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.upkeep.Erasure.Outcome;
import io.neuralfocus.store.upkeep.RetentionSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What erasing and forgetting leave in the files of an embedded store, also where somebody reads it meanwhile. */
class ErasureTest {

    private static final DeviceKey ADA = new DeviceKey("default", "ada-lovelace", new UUID(0xada, 0xada));
    private static final DeviceKey BOB = new DeviceKey("default", "bob", new UUID(0xb0b, 0xb0b));
    private static final long NOW_US = 1_767_603_600_000_000L;

    @TempDir
    Path folder;

    private static void keep(Store store, DeviceKey device, int frames, int bytes) {
        List<CompletableFuture<Receipt>> answers = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            byte[] content = new byte[bytes];
            new Random(i).nextBytes(content);
            answers.add(store.inputs().append(new AcceptedFrame(device, i, i, NOW_US, content)));
        }
        answers.forEach(CompletableFuture::join);
    }

    private boolean isInTheFiles(String trace) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(trace)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** As a backup or an export beside the service does: the log must keep what it began with. */
    private Connection reader() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("focus.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM inputs")) {
                assertTrue(row.next());
            }
        }
        return connection;
    }

    private static void eraseInVain(Store store) {
        CompletableFuture<Outcome> erasing = store.erasure().erase(ADA.person(), "operator", NOW_US);
        CompletionException refused = assertThrows(CompletionException.class, erasing::join);
        StoreException why = assertInstanceOf(StoreException.class, refused.getCause());
        assertTrue(String.valueOf(why.getMessage()).contains("being read"), why::toString);
    }

    @Test
    void shouldFinishErasingOnceNobodyReadsAnyMore() throws Exception {
        try (Store store = Store.open(folder)) {
            keep(store, ADA, 9, 100);
            try (Connection reading = reader()) {
                eraseInVain(store);
                assertFalse(reading.isClosed());
                assertTrue(isInTheFiles(ADA.deviceText()), "the log still holds it");
            }
            assertEquals(
                    1, store.retention().step(NOW_US, RetentionSettings.DEFAULT).join());
            assertEquals(
                    0, store.retention().step(NOW_US, RetentionSettings.DEFAULT).join());
            assertFalse(isInTheFiles(ADA.deviceText()));
            assertFalse(isInTheFiles(ADA.user()));
        }
    }

    @Test
    void shouldFinishErasingWhenAskedAgainThoughTheNameIsGone() throws Exception {
        try (Store store = Store.open(folder)) {
            keep(store, ADA, 9, 100);
            keep(store, BOB, 1, 100);
            try (Connection reading = reader()) {
                eraseInVain(store);
                assertFalse(reading.isClosed());
            }
        }
        try (Store store = Store.open(folder)) {
            assertEquals(
                    Outcome.FINISHED,
                    store.erasure().erase(ADA.person(), "operator", NOW_US).join());
            assertEquals(
                    Outcome.NOBODY,
                    store.erasure().erase(ADA.person(), "operator", NOW_US).join());
            assertEquals(1, store.export().counts().get("users"));
            assertFalse(isInTheFiles(ADA.deviceText()));
        }
    }

    @Test
    void shouldGoOnErasingOthersWhileTheLogOfOneIsOwed() throws Exception {
        try (Store store = Store.open(folder)) {
            keep(store, ADA, 2_000, 10);
            keep(store, BOB, 2_000, 10);
            try (Connection reading = reader()) {
                eraseInVain(store);
                CompletableFuture<Outcome> second = store.erasure().erase(BOB.person(), "operator", NOW_US);
                assertThrows(CompletionException.class, second::join);
                assertFalse(reading.isClosed());
                assertEquals(0, store.inputs().count());
            }
            assertEquals(
                    2, store.retention().step(NOW_US, RetentionSettings.DEFAULT).join());
        }
    }

    @Test
    void shouldGiveBackTheRoomOfWhoIsErased() throws IOException {
        try (Store store = Store.open(folder)) {
            keep(store, ADA, 800, 9_000);
            keep(store, BOB, 1, 9_000);
            store.erasure().erase(ADA.person(), "operator", NOW_US).join();
            assertTrue(
                    Files.size(folder.resolve("focus.db")) < 1_000_000,
                    () -> "it is as large as before: "
                            + folder.resolve("focus.db").toFile().length());
        }
    }

    @Test
    void shouldGiveBackTheRoomOfWhatIsForgotten() {
        try (Store store = Store.open(folder)) {
            keep(store, ADA, 800, 9_000);
            long laterUs = NOW_US + 100 * 86_400_000_000L;
            int steps = 0;
            while (store.retention().step(laterUs, RetentionSettings.DEFAULT).join() > 0) {
                steps++;
            }
            assertTrue(steps > 3, "piece by piece");
        }
        // Closing lays the log into the file.
        assertTrue(
                folder.resolve("focus.db").toFile().length() < 2_000_000,
                () -> "it is as large as before: "
                        + folder.resolve("focus.db").toFile().length());
    }
}
