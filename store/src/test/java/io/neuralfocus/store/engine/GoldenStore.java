package io.neuralfocus.store.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/**
 * Stores as earlier versions left them. {@code main} wrote {@code store-v1.db} and {@code store-v2.db}, and writes them
 * again into a folder: their tables by the scripts of that version, their rows as that version wrote them.
 */
final class GoldenStore {

    static final UUID ADA = new UUID(1, 1);
    static final UUID BOB = new UUID(2, 2);

    /** Whose frames are gone: a prediction alone remembers them. */
    static final UUID CARLA = new UUID(3, 3);

    private GoldenStore() {}

    /** Lays the file of this version into a folder, under the name a store has there. */
    static void lay(int version, Path folder) throws IOException {
        try (InputStream in = GoldenStore.class.getResourceAsStream("store-v" + version + ".db")) {
            if (in == null) {
                throw new IllegalStateException("store-v" + version + ".db is missing beside the tests");
            }
            Files.write(folder.resolve("focus.db"), in.readAllBytes());
        }
    }

    /** Writes both into this folder. */
    public static void main(String[] arguments) throws SQLException, IOException {
        Path folder = Path.of(arguments[0]);
        writeFirst(folder.resolve("store-v1.db"));
        writeSecond(folder.resolve("store-v1.db"), folder.resolve("store-v2.db"));
    }

    /** The first as the second version brought it there, somebody new, and a session that is open. */
    private static void writeSecond(Path first, Path file) throws SQLException, IOException {
        Files.copy(first, file, StandardCopyOption.REPLACE_EXISTING);
        Flyway.configure(GoldenStore.class.getClassLoader())
                .dataSource("jdbc:sqlite:" + file, null, null)
                .locations("classpath:io/neuralfocus/store/sqlite")
                .baselineOnMigrate(true)
                .baselineVersion("1")
                .target("2")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO users (tenant_id, username, zone, created_at)"
                    + " VALUES (1, 'carla', 'Europe/Paris', 1), (1, 'dora', 'UTC', 1)");
            statement.execute("INSERT INTO sessions (tenant_id, user_id, start_time, utc_offset_s, planned_seconds,"
                    + " session_type) SELECT 1, id, 1767603600000000, 0, 1500, 'pomodoro' FROM users"
                    + " WHERE username = 'carla'");
            // Many tables with little in them: small pages make a small file.
            statement.execute("PRAGMA journal_mode = DELETE");
            statement.execute("PRAGMA page_size = 512");
            statement.execute("VACUUM");
            statement.execute("PRAGMA journal_mode = WAL");
        }
    }

    private static void writeFirst(Path file) throws SQLException, IOException {
        Files.deleteIfExists(file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            for (String sql : script().split(";\\s*\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            statement.execute("PRAGMA user_version = 1");
            frames(connection);
            predictions(connection);
            // The newest frame was erased: its number is not to be given again.
            statement.execute("DELETE FROM frames WHERE ordinal = 8");
        }
    }

    private static void frames(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO frames"
                + " (tenant, user_id, device_id, sequence, crc, received_us, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < 8; i++) {
                String device = (i % 2 == 0 ? ADA : BOB).toString();
                insert.setString(1, "default");
                insert.setString(2, device);
                insert.setString(3, device);
                insert.setLong(4, i == 7 ? -1 : 100 + i);
                insert.setInt(5, -7 * i);
                insert.setLong(6, 1_767_603_600_000_000L + i * 1_000_000L);
                insert.setBytes(7, new byte[] {(byte) i, 0, (byte) 0xff, 39});
                insert.executeUpdate();
            }
        }
    }

    private static void predictions(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO predictions"
                + " (id, tenant, user_id, device_id, instant_us, app, risk, risk_category, confidence,"
                + " focus_score, focus_is_index, horizon_seconds, model_version, schema_digest, catalog_digest,"
                + " vector) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < 5; i++) {
                String device = (i == 4 ? CARLA : i % 2 == 0 ? ADA : BOB).toString();
                insert.setString(1, new UUID(0xfedc_ba98_7654_3210L, i).toString());
                insert.setString(2, "default");
                insert.setString(3, device);
                insert.setString(4, device);
                insert.setLong(5, 1_767_603_605_000_000L + i * 5_000_000L);
                insert.setString(6, i == 0 ? "" : "çode.exe");
                insert.setDouble(7, 0.1 * i);
                insert.setString(8, i < 3 ? "LOW" : "MEDIUM");
                insert.setDouble(9, 0.5);
                insert.setDouble(10, 100 - 10.0 * i);
                insert.setBoolean(11, true);
                insert.setInt(12, 30);
                insert.setString(13, "xgboost_v1");
                insert.setString(14, "schema");
                insert.setString(15, "catalogue");
                insert.setBytes(16, vector(i, Float.NaN, -0.0f));
                insert.executeUpdate();
            }
        }
    }

    static byte[] vector(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    private static String script() {
        String name = "/io/neuralfocus/store/sqlite/V1__frames_and_predictions.sql";
        try (InputStream in = GoldenStore.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
