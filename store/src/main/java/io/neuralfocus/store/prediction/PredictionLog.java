package io.neuralfocus.store.prediction;

import io.neuralfocus.store.engine.Cursor;
import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Packing;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.Uuids;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.Devices;
import io.neuralfocus.store.people.People;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.people.Whose;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The answered predictions of all devices: the table {@code model_predictions}. */
public final class PredictionLog {

    /**
     * Between which numbers a span's predictions lie, by the index of instants: else all before it would be walked through.
     * The plus keeps databases from walking through them by number just here.
     */
    private static final String WHERE_THEY_LIE = " AND p.id >= (SELECT min(+id) FROM model_predictions"
            + " WHERE device_id = ? AND predicted_at >= ? AND predicted_at < ?)"
            + " AND p.id <= (SELECT max(+id) FROM model_predictions"
            + " WHERE device_id = ? AND predicted_at >= ? AND predicted_at < ?)";

    private final Writer writer;
    private final Readers readers;

    public PredictionLog(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /** A page of predictions, and the cursor after which the next one begins. */
    public record Page<C>(List<KeptPrediction> predictions, C cursor) {}

    /** What came after a prediction, seen at an instant. */
    public record Observation(UUID id, ObservedOutcome outcome, long observedUs) {}

    /** Keeps predictions, each instant of a device once; completes with how many were new when they are durable. */
    public CompletableFuture<Integer> append(List<StoredPrediction> predictions) {
        List<byte[]> evidence = predictions.stream()
                .map(prediction -> EvidenceRow.bytes(prediction.evidence()))
                .toList();
        return writer.submit(link -> {
            int stored = 0;
            for (int i = 0; i < evidence.size(); i++) {
                stored += insert(link, predictions.get(i), evidence.get(i));
            }
            return stored;
        });
    }

    private static int insert(Link link, StoredPrediction prediction, byte[] evidence) throws SQLException {
        Whose whose = Devices.enter(link, prediction.device(), prediction.instantUs());
        Answer answer = prediction.answer();
        long form = form(link, prediction.evidence());
        PreparedStatement insert = link.prepared("INSERT INTO model_predictions (tenant_id, user_id, device_id, uuid,"
                + " predicted_at, on_demand, app_name, distraction_risk, risk_category, confidence, focus_score,"
                + " focus_is_index, horizon_seconds, model_version, vector_form_id, packing, features, session_id,"
                + " ab_test_group, inference_latency_ms)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (device_id, predicted_at, on_demand) DO NOTHING");
        int next = whose.bind(insert, 1);
        insert.setBytes(next++, Uuids.bytes(prediction.id()));
        insert.setLong(next++, prediction.instantUs());
        insert.setBoolean(next++, prediction.onDemand());
        insert.setString(next++, prediction.app());
        insert.setDouble(next++, answer.risk());
        insert.setString(next++, answer.category());
        insert.setDouble(next++, answer.confidence());
        insert.setDouble(next++, answer.focusScore());
        insert.setBoolean(next++, answer.focusIsIndex());
        insert.setInt(next++, answer.horizonSeconds());
        insert.setString(next++, answer.modelVersion());
        insert.setLong(next++, form);
        insert.setInt(next++, Packing.DEFLATED);
        insert.setBytes(next++, evidence);
        if (prediction.session().isPresent()) {
            insert.setLong(next++, prediction.session().getAsLong());
        } else {
            insert.setNull(next++, Types.BIGINT);
        }
        insert.setString(next++, answer.testGroup().orElse(null));
        if (answer.latencyMs().isPresent()) {
            insert.setDouble(next, answer.latencyMs().getAsDouble());
        } else {
            insert.setNull(next, Types.DOUBLE);
        }
        int stored = insert.executeUpdate();
        if (stored > 0) {
            LabelLog.labelWhatCame(link, whose, prediction);
        }
        return stored;
    }

    /** The number of this pair of digests; the first prediction of its form writes it down. */
    private static long form(Link link, Evidence evidence) throws SQLException {
        PreparedStatement select =
                link.prepared("SELECT id FROM vector_forms WHERE schema_digest = ? AND catalog_digest = ?");
        select.setString(1, evidence.schemaDigest());
        select.setString(2, evidence.catalogDigest());
        try (ResultSet row = select.executeQuery()) {
            if (row.next()) {
                return row.getLong(1);
            }
        }
        PreparedStatement insert =
                link.prepared("INSERT INTO vector_forms (schema_digest, catalog_digest) VALUES (?, ?) RETURNING id");
        insert.setString(1, evidence.schemaDigest());
        insert.setString(2, evidence.catalogDigest());
        try (ResultSet row = insert.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Writes down what came after predictions; the first observation of each stays. */
    public CompletableFuture<Integer> observe(DeviceKey device, List<Observation> observations) {
        return writer.submit(link -> {
            int written = 0;
            Optional<Whose> whose = Devices.find(link, device);
            if (whose.isEmpty()) {
                return written;
            }
            PreparedStatement update =
                    link.prepared("UPDATE model_predictions SET observed_outcome = ?, observed_at = ?"
                            + " WHERE uuid = ? AND device_id = ? AND tenant_id = ? AND observed_outcome IS NULL");
            for (Observation observation : observations) {
                update.setString(1, observation.outcome().name());
                update.setLong(2, observation.observedUs());
                update.setBytes(3, Uuids.bytes(observation.id()));
                update.setLong(4, whose.get().device());
                update.setLong(5, whose.get().tenant());
                written += update.executeUpdate();
            }
            return written;
        });
    }

    /** The device's predictions that were stored after the cursor (0: all), oldest first. */
    public Page<Long> after(DeviceKey device, long cursor, int limit) {
        return readers.ask(link -> {
            Optional<Whose> whose = Devices.find(link, device);
            if (whose.isEmpty()) {
                return new Page<>(List.<KeptPrediction>of(), cursor);
            }
            PreparedStatement select = link.prepared(PredictionRow.SELECT
                    + " WHERE p.device_id = ? AND p.id > ? AND p.tenant_id = ? ORDER BY p.id LIMIT ?");
            select.setLong(1, whose.get().device());
            select.setLong(2, cursor);
            select.setLong(3, whose.get().tenant());
            select.setInt(4, limit);
            List<KeptPrediction> found = list(select, device);
            return new Page<>(
                    found,
                    found.isEmpty() ? cursor : found.get(found.size() - 1).number());
        });
    }

    /**
     * The device's predictions of instants within [from, to) that were stored after the cursor (0: all), in the order in
     * which they were stored; without their evidence.
     */
    public Page<Long> listed(DeviceKey device, long fromUs, long toUs, long cursor, int limit) {
        return readers.ask(link -> {
            Optional<Whose> whose = Devices.find(link, device);
            if (whose.isEmpty()) {
                return new Page<>(List.<KeptPrediction>of(), cursor);
            }
            boolean all = fromUs == Long.MIN_VALUE && toUs == Long.MAX_VALUE;
            PreparedStatement select = link.prepared(PredictionRow.SELECT_TOLD
                    + " WHERE p.tenant_id = ? AND p.id > ? AND p.device_id = ? AND p.predicted_at >= ?"
                    + " AND p.predicted_at < ?" + (all ? "" : WHERE_THEY_LIE) + " ORDER BY p.id LIMIT ?");
            int next = 1;
            select.setLong(next++, whose.get().tenant());
            select.setLong(next++, cursor);
            for (int spans = all ? 1 : 3; spans > 0; spans--) {
                select.setLong(next++, whose.get().device());
                select.setLong(next++, fromUs);
                select.setLong(next++, toUs);
            }
            select.setInt(next, limit);
            List<KeptPrediction> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(PredictionRow.readTold(row, device));
                }
            }
            return new Page<>(
                    found,
                    found.isEmpty() ? cursor : found.get(found.size() - 1).number());
        });
    }

    /** The person's predictions of all their devices within [from, to) behind the cursor, by the time they speak of. */
    public Page<Cursor> between(PersonKey person, long fromUs, long toUs, Cursor behind, int limit) {
        return readers.ask(link -> {
            Optional<People.Numbers> numbers = People.find(link, person);
            if (numbers.isEmpty()) {
                return new Page<>(List.<KeptPrediction>of(), behind);
            }
            PreparedStatement select = link.prepared(PredictionRow.SELECT_WITH_DEVICE
                    + " WHERE p.user_id = ? AND p.predicted_at >= ? AND p.predicted_at < ?"
                    + " AND (p.predicted_at, p.id) > (?, ?) AND p.tenant_id = ?"
                    + " ORDER BY p.predicted_at, p.id LIMIT ?");
            select.setLong(1, numbers.get().user());
            select.setLong(2, fromUs);
            select.setLong(3, toUs);
            select.setLong(4, behind.atUs());
            select.setLong(5, behind.number());
            select.setLong(6, numbers.get().tenant());
            select.setInt(7, limit);
            List<KeptPrediction> found = list(select, person);
            if (found.isEmpty()) {
                return new Page<>(found, behind);
            }
            KeptPrediction last = found.get(found.size() - 1);
            return new Page<>(found, new Cursor(last.prediction().instantUs(), last.number()));
        });
    }

    /** The person's prediction of this id, if it is theirs. */
    public Optional<KeptPrediction> find(PersonKey person, UUID id) {
        return readers.ask(link -> {
            Optional<People.Numbers> numbers = People.find(link, person);
            if (numbers.isEmpty()) {
                return Optional.empty();
            }
            PreparedStatement select = link.prepared(
                    PredictionRow.SELECT_WITH_DEVICE + " WHERE p.uuid = ? AND p.user_id = ? AND p.tenant_id = ?");
            select.setBytes(1, Uuids.bytes(id));
            select.setLong(2, numbers.get().user());
            select.setLong(3, numbers.get().tenant());
            return list(select, person).stream().findFirst();
        });
    }

    private static List<KeptPrediction> list(PreparedStatement select, DeviceKey device) throws SQLException {
        List<KeptPrediction> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(PredictionRow.read(row, device));
            }
        }
        return found;
    }

    private static List<KeptPrediction> list(PreparedStatement select, PersonKey person) throws SQLException {
        List<KeptPrediction> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(PredictionRow.read(row, DeviceKey.of(person, row.getString("device_uuid"))));
            }
        }
        return found;
    }

    /** What was answered at this very instant, on the grid or on demand, if anything was. */
    public Optional<KeptPrediction> at(DeviceKey device, long instantUs, boolean onDemand) {
        return readers.ask(link -> {
            Optional<Whose> whose = Devices.find(link, device);
            if (whose.isEmpty()) {
                return Optional.empty();
            }
            PreparedStatement select = link.prepared(PredictionRow.SELECT
                    + " WHERE p.device_id = ? AND p.predicted_at = ? AND p.on_demand = ? AND p.tenant_id = ?");
            select.setLong(1, whose.get().device());
            select.setLong(2, instantUs);
            select.setBoolean(3, onDemand);
            select.setLong(4, whose.get().tenant());
            return list(select, device).stream().findFirst();
        });
    }

    /** Evidence as it lies in a row, unpacked; its digests stand elsewhere. */
    public static Evidence evidence(int packing, byte[] bytes) {
        return EvidenceRow.read("", "", packing, bytes);
    }

    /** How many predictions of all devices are kept. */
    public long count() {
        return readers.ask(link -> link.number("SELECT count(*) FROM model_predictions"));
    }
}
