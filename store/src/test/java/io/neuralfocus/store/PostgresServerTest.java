package io.neuralfocus.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.intake.Acceptance;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.PersonKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.flywaydb.core.Flyway;
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

    /** The second version's tables by its script, and rows as that version wrote them. */
    @Test
    void shouldBringAServerOfTheSecondVersionToThisOne() throws SQLException {
        String setting = Backend.POSTGRES.emptyStore(folder);
        Flyway.configure(PostgresServerTest.class.getClassLoader())
                .dataSource(setting, null, null)
                .locations("classpath:io/neuralfocus/store/postgresql")
                .target("2")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(setting);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO tenants (id, name, created_at) VALUES (1, 'default', 1)");
            statement.execute("INSERT INTO users (id, tenant_id, username, zone, created_at)"
                    + " VALUES (1, 1, 'carla', 'Europe/Paris', 1), (2, 1, 'dora', 'UTC', 1)");
            statement.execute("INSERT INTO devices (id, tenant_id, user_id, uuid, created_at)"
                    + " VALUES (1, 1, 1, '00000000-0000-0003-0000-000000000003', 1)");
            statement.execute("INSERT INTO inputs (ordinal, tenant_id, user_id, device_id, kind, sequence, crc,"
                    + " received_us, packing, payload) VALUES (1, 1, 1, 1, 'FRAME', 7, 8, 9, 0, '\\x01'),"
                    + " (2, 1, 1, 1, 'MARK', NULL, 0, 9, 0, '\\x02'), (3, 1, 1, 1, 'MARK', NULL, 0, 9, 0, NULL)");
            statement.execute("INSERT INTO sessions (tenant_id, user_id, start_time, utc_offset_s, planned_seconds,"
                    + " session_type) VALUES (1, 1, 1767603600000000, 0, 1500, 'pomodoro')");
        }
        try (Store store = Store.open(setting)) {
            PersonKey carla = new PersonKey("default", "carla");
            PersonKey dora = new PersonKey("default", "dora");
            assertEquals(
                    Optional.of(ZoneId.of("Europe/Paris")),
                    store.people().person(carla).orElseThrow().zone());
            assertEquals(
                    Optional.empty(), store.people().person(dora).orElseThrow().zone());
            DeviceKey device = new DeviceKey("default", "carla", new UUID(3, 3));
            assertEquals(2, store.inputs().after(device, 0).size());
            assertEquals(2, store.inputs().count(), "a mark that a snapshot covers serves no memory");
            assertEquals(List.of(), store.sessions().due(1_767_605_099_999_999L, 9));
            assertEquals(
                    carla,
                    store.sessions().due(1_767_605_100_000_000L, 9).get(0).person());
            assertEquals(Set.of("frames"), texts(setting, "SELECT door FROM devices"));
            assertEquals(
                    Acceptance.DUPLICATE,
                    store.inputs()
                            .append(new AcceptedFrame(device, 7, 8, 10, new byte[] {1}))
                            .join()
                            .acceptance());
        }
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
