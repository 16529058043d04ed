package io.neuralfocus.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The answered predictions of all devices: the table {@code predictions}. */
public final class PredictionLog {

    private final Writer writer;
    private final Readers readers;

    PredictionLog(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /** A page of predictions, and the cursor after which the next one begins. */
    public record Page(List<StoredPrediction> predictions, long cursor) {}

    /** Keeps predictions, each instant of a device once; completes with how many were new when they are durable. */
    public CompletableFuture<Integer> append(List<StoredPrediction> predictions) {
        return writer.submit(connection -> {
            int stored = 0;
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO predictions"
                    + " (id, tenant, user_id, device_id, instant_us, app, risk, risk_category, confidence,"
                    + " focus_score, focus_is_index, horizon_seconds, model_version, schema_digest, catalog_digest,"
                    + " vector) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (tenant, device_id, instant_us) DO NOTHING")) {
                for (StoredPrediction prediction : predictions) {
                    bind(insert, prediction);
                    stored += insert.executeUpdate();
                }
            }
            return stored;
        });
    }

    private static void bind(PreparedStatement insert, StoredPrediction prediction) throws SQLException {
        insert.setString(1, prediction.id().toString());
        insert.setString(2, prediction.device().tenant());
        insert.setString(3, prediction.device().user());
        insert.setString(4, prediction.device().deviceText());
        insert.setLong(5, prediction.instantUs());
        insert.setString(6, prediction.app());
        insert.setDouble(7, prediction.risk());
        insert.setString(8, prediction.category());
        insert.setDouble(9, prediction.confidence());
        insert.setDouble(10, prediction.focusScore());
        insert.setBoolean(11, prediction.focusIsIndex());
        insert.setInt(12, prediction.horizonSeconds());
        insert.setString(13, prediction.modelVersion());
        insert.setString(14, prediction.schemaDigest());
        insert.setString(15, prediction.catalogDigest());
        insert.setBytes(16, bytes(prediction.vector()));
    }

    /** The device's predictions that were stored after the cursor (0: all), oldest first. */
    public Page after(DeviceKey device, long cursor, int limit) {
        return readers.ask(connection -> page(connection, device, cursor, limit));
    }

    private static Page page(Connection connection, DeviceKey device, long cursor, int limit) throws SQLException {
        List<StoredPrediction> found = new ArrayList<>();
        long last = cursor;
        try (PreparedStatement select = connection.prepareStatement("SELECT ordinal, id, instant_us, app, risk,"
                + " risk_category, confidence, focus_score, focus_is_index, horizon_seconds, model_version, schema_digest,"
                + " catalog_digest, vector"
                + " FROM predictions WHERE tenant = ? AND device_id = ? AND ordinal > ? ORDER BY ordinal LIMIT ?")) {
            select.setString(1, device.tenant());
            select.setString(2, device.deviceText());
            select.setLong(3, cursor);
            select.setInt(4, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    last = row.getLong(1);
                    found.add(new StoredPrediction(
                            UUID.fromString(row.getString(2)),
                            device,
                            row.getLong(3),
                            row.getString(4),
                            row.getDouble(5),
                            row.getString(6),
                            row.getDouble(7),
                            row.getDouble(8),
                            row.getBoolean(9),
                            row.getInt(10),
                            row.getString(11),
                            row.getString(12),
                            row.getString(13),
                            floats(row.getBytes(14))));
                }
            }
        }
        return new Page(found, last);
    }

    /** The focus score answered for this very instant, if one was. */
    public OptionalDouble focusScoreAt(DeviceKey device, long instantUs) {
        return readers.ask(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT focus_score FROM predictions WHERE tenant = ? AND device_id = ? AND instant_us = ?")) {
                select.setString(1, device.tenant());
                select.setString(2, device.deviceText());
                select.setLong(3, instantUs);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? OptionalDouble.of(row.getDouble(1)) : OptionalDouble.empty();
                }
            }
        });
    }

    /** How many predictions of all devices are kept. */
    public long count() {
        return readers.ask(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM predictions");
                    ResultSet row = select.executeQuery()) {
                return row.getLong(1);
            }
        });
    }

    private static byte[] bytes(float[] vector) {
        ByteBuffer buffer = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(vector);
        return buffer.array();
    }

    private static float[] floats(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }
}
