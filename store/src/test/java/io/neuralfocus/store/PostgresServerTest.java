package io.neuralfocus.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.intake.Acceptance;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.people.DeviceKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a server can do: be away, and have another set of scripts. */
@Tag("slow")
class PostgresServerTest {

    private static final String COLUMNS_THERE =
            "SELECT table_name || '.' || column_name FROM information_schema.columns"
                    + " WHERE table_schema = 'public' AND table_name NOT LIKE 'flyway%'";

    private static final String COLUMNS_HERE = "SELECT m.name || '.' || c.name FROM sqlite_master m"
            + " JOIN pragma_table_xinfo(m.name) c WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'flyway%'"
            + " AND m.name NOT LIKE 'sqlite%'";

    @TempDir
    Path folder;

    private static AcceptedFrame frame(long sequence) {
        return new AcceptedFrame(DeviceKey.alone(new UUID(1, 1)), sequence, 1, 1, new byte[] {1});
    }

    @Test
    void shouldGoOnByItselfWhenTheServerIsThereAgain() throws SQLException {
        String setting = Backend.POSTGRES.emptyStore(folder);
        try (Store store = Store.open(setting)) {
            store.inputs().append(frame(1)).join();
            sendEverybodyAway(setting);
            CompletionException refused = assertThrows(
                    CompletionException.class,
                    () -> store.inputs().append(frame(2)).join());
            assertTrue(refused.getCause() instanceof StoreException, refused::toString);
            assertTrue(store.trouble().isPresent());
            assertEquals(
                    Acceptance.TAKEN, store.inputs().append(frame(2)).join().acceptance());
            assertEquals(
                    Acceptance.DUPLICATE, store.inputs().append(frame(1)).join().acceptance());
            for (int reader = 0; reader < 4; reader++) {
                assertThrows(StoreException.class, () -> store.inputs().count());
            }
            assertEquals(2, store.inputs().count());
            assertTrue(store.trouble().isEmpty(), () -> store.trouble().toString());
        }
    }

    @Test
    void shouldFindByItselfThatTheServerIsThereAgain() throws SQLException {
        String setting = Backend.POSTGRES.emptyStore(folder);
        try (Store store = Store.open(setting)) {
            sendEverybodyAway(setting);
            assertThrows(
                    CompletionException.class,
                    () -> store.inputs().append(frame(1)).join());
            assertTrue(store.trouble().isPresent());
            store.probe();
            assertTrue(store.trouble().isEmpty(), () -> store.trouble().toString());
            assertEquals(0, number(setting, "SELECT count(*) FROM lane_snapshots"));
        }
    }

    private static long number(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void sendEverybodyAway(String setting) throws SQLException {
        try (Connection connection = DriverManager.getConnection(setting);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }
    }

    @Test
    void shouldHaveTheSameTablesAndColumnsAsTheEmbeddedStore() throws SQLException {
        String setting = Backend.POSTGRES.emptyStore(folder);
        Store.open(setting).close();
        Store.open(folder).close();
        Set<String> there = texts(setting, COLUMNS_THERE);
        assertTrue(there.contains("daily_stats.date"), there::toString);
        assertEquals(texts("jdbc:sqlite:" + folder.resolve("focus.db"), COLUMNS_HERE), there);
    }

    private static Set<String> texts(String url, String sql) throws SQLException {
        Set<String> texts = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
