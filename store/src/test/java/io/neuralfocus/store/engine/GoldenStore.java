package io.neuralfocus.store.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Stores as earlier versions left them. {@code main} wrote {@code store-v1.db}, and writes it again: its tables by the
 * script of that version, its rows as that version wrote them.
 */
final class GoldenStore {

    static final UUID ADA = new UUID(1, 1);
    static final UUID BOB = new UUID(2, 2);

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

    /** Writes {@code store-v1.db} at this path. */
    public static void main(String[] arguments) throws SQLException, IOException {
        Path file = Path.of(arguments[0]);
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
            for (int i = 0; i < 4; i++) {
                String device = (i % 2 == 0 ? ADA : BOB).toString();
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
