package io.neuralfocus.store.prediction;

import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Packing;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.Uuids;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.Devices;
import io.neuralfocus.store.people.Whose;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;

/** The answered predictions of all devices: the table {@code model_predictions}. */
public final class PredictionLog {

    private final Writer writer;
    private final Readers readers;

    public PredictionLog(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /** A page of predictions, and the cursor after which the next one begins. */
    public record Page(List<StoredPrediction> predictions, long cursor) {}

    /** Keeps predictions, each instant of a device once; completes with how many were new when they are durable. */
    public CompletableFuture<Integer> append(List<StoredPrediction> predictions) {
        return writer.submit(link -> {
            int stored = 0;
            for (StoredPrediction prediction : predictions) {
                stored += insert(link, prediction);
            }
            return stored;
        });
    }

    private static int insert(Link link, StoredPrediction prediction) throws SQLException {
        Whose whose = Devices.enter(link, prediction.device(), prediction.instantUs());
        long form = form(link, prediction);
        PreparedStatement insert = link.prepared("INSERT INTO model_predictions (tenant_id, user_id, device_id, uuid,"
                + " predicted_at, on_demand, app_name, distraction_risk, risk_category, confidence, focus_score,"
                + " focus_is_index, horizon_seconds, model_version, vector_form_id, packing, features)"
                + " VALUES (?, ?, ?, ?, ?, FALSE, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (device_id, predicted_at, on_demand) DO NOTHING");
        int next = whose.bind(insert, 1);
        insert.setBytes(next++, Uuids.bytes(prediction.id()));
        insert.setLong(next++, prediction.instantUs());
        insert.setString(next++, prediction.app());
        insert.setDouble(next++, prediction.risk());
        insert.setString(next++, prediction.category());
        insert.setDouble(next++, prediction.confidence());
        insert.setDouble(next++, prediction.focusScore());
        insert.setBoolean(next++, prediction.focusIsIndex());
        insert.setInt(next++, prediction.horizonSeconds());
        insert.setString(next++, prediction.modelVersion());
        insert.setLong(next++, form);
        insert.setInt(next++, Packing.PLAIN);
        insert.setBytes(next, bytes(prediction.vector()));
        return insert.executeUpdate();
    }

    /** The number of this pair of digests; the first prediction of its form writes it down. */
    private static long form(Link link, StoredPrediction prediction) throws SQLException {
        PreparedStatement select =
                link.prepared("SELECT id FROM vector_forms WHERE schema_digest = ? AND catalog_digest = ?");
        select.setString(1, prediction.schemaDigest());
        select.setString(2, prediction.catalogDigest());
        try (ResultSet row = select.executeQuery()) {
            if (row.next()) {
                return row.getLong(1);
            }
        }
        PreparedStatement insert =
                link.prepared("INSERT INTO vector_forms (schema_digest, catalog_digest) VALUES (?, ?) RETURNING id");
        insert.setString(1, prediction.schemaDigest());
        insert.setString(2, prediction.catalogDigest());
        try (ResultSet row = insert.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The device's predictions that were stored after the cursor (0: all), oldest first. */
    public Page after(DeviceKey device, long cursor, int limit) {
        return readers.ask(link -> page(link, device, cursor, limit));
    }

    private static Page page(Link link, DeviceKey device, long cursor, int limit) throws SQLException {
        List<StoredPrediction> found = new ArrayList<>();
        Optional<Whose> whose = Devices.find(link, device);
        if (whose.isEmpty()) {
            return new Page(found, cursor);
        }
        long last = cursor;
        PreparedStatement select = link.prepared("SELECT p.id, p.uuid, p.predicted_at, p.app_name, p.distraction_risk,"
                + " p.risk_category, p.confidence, p.focus_score, p.focus_is_index, p.horizon_seconds,"
                + " p.model_version, v.schema_digest, v.catalog_digest, p.packing, p.features"
                + " FROM model_predictions p JOIN vector_forms v ON v.id = p.vector_form_id"
                + " WHERE p.device_id = ? AND p.id > ? AND p.tenant_id = ? ORDER BY p.id LIMIT ?");
        select.setLong(1, whose.get().device());
        select.setLong(2, cursor);
        select.setLong(3, whose.get().tenant());
        select.setInt(4, limit);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                last = row.getLong(1);
                found.add(new StoredPrediction(
                        Uuids.of(row.getBytes(2)),
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
                        floats(new Packing(row.getInt(14), row.getBytes(15)).content())));
            }
        }
        return new Page(found, last);
    }

    /** The focus score answered for this very instant, if one was. */
    public OptionalDouble focusScoreAt(DeviceKey device, long instantUs) {
        return readers.ask(link -> {
            Optional<Whose> whose = Devices.find(link, device);
            if (whose.isEmpty()) {
                return OptionalDouble.empty();
            }
            PreparedStatement select = link.prepared("SELECT focus_score FROM model_predictions"
                    + " WHERE device_id = ? AND predicted_at = ? AND tenant_id = ?");
            select.setLong(1, whose.get().device());
            select.setLong(2, instantUs);
            select.setLong(3, whose.get().tenant());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalDouble.of(row.getDouble(1)) : OptionalDouble.empty();
            }
        });
    }

    /** How many predictions of all devices are kept. */
    public long count() {
        return readers.ask(link -> link.number("SELECT count(*) FROM model_predictions"));
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
