package io.neuralfocus.store.prediction;

import io.neuralfocus.store.engine.Rows;
import io.neuralfocus.store.engine.Uuids;
import io.neuralfocus.store.people.DeviceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A prediction's row, read. */
final class PredictionRow {

    private static final String TOLD = "SELECT p.id, p.uuid, p.predicted_at, p.on_demand, p.session_id, p.app_name,"
            + " p.distraction_risk, p.risk_category, p.confidence, p.focus_score, p.focus_is_index, p.horizon_seconds,"
            + " p.model_version, p.ab_test_group, p.inference_latency_ms, p.observed_outcome, p.actual_outcome,"
            + " p.label_source, p.labeled_at, p.intervention_id";

    private static final String COLUMNS = TOLD + ", v.schema_digest, v.catalog_digest, p.packing, p.features";

    /** Of a device that is known, without the evidence. */
    static final String SELECT_TOLD = TOLD + " FROM model_predictions p";

    /** Of a device that is known. */
    static final String SELECT = COLUMNS + " FROM model_predictions p JOIN vector_forms v ON v.id = p.vector_form_id";

    /** Of any device, which it tells too. */
    static final String SELECT_WITH_DEVICE = COLUMNS + ", d.uuid AS device_uuid FROM model_predictions p"
            + " JOIN vector_forms v ON v.id = p.vector_form_id JOIN devices d ON d.id = p.device_id";

    private PredictionRow() {}

    static KeptPrediction read(ResultSet row, DeviceKey device) throws SQLException {
        return read(
                row,
                device,
                EvidenceRow.read(
                        row.getString("schema_digest"),
                        row.getString("catalog_digest"),
                        row.getInt("packing"),
                        row.getBytes("features")));
    }

    /** A row of {@link #SELECT_TOLD}. */
    static KeptPrediction readTold(ResultSet row, DeviceKey device) throws SQLException {
        return read(row, device, Evidence.UNREAD);
    }

    private static KeptPrediction read(ResultSet row, DeviceKey device, Evidence evidence) throws SQLException {
        StoredPrediction prediction = new StoredPrediction(
                Uuids.of(row.getBytes("uuid")),
                device,
                row.getLong("predicted_at"),
                row.getBoolean("on_demand"),
                Rows.number(row, "session_id"),
                row.getString("app_name"),
                answer(row),
                evidence);
        return new KeptPrediction(
                row.getLong("id"),
                prediction,
                Rows.text(row, "observed_outcome").map(ObservedOutcome::valueOf),
                label(row),
                Rows.number(row, "intervention_id"));
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                row.getDouble("distraction_risk"),
                row.getString("risk_category"),
                row.getDouble("confidence"),
                row.getDouble("focus_score"),
                row.getBoolean("focus_is_index"),
                row.getInt("horizon_seconds"),
                row.getString("model_version"),
                Rows.text(row, "ab_test_group"),
                Rows.fraction(row, "inference_latency_ms"));
    }

    private static Optional<KeptPrediction.Label> label(ResultSet row) throws SQLException {
        String outcome = row.getString("actual_outcome");
        return outcome == null
                ? Optional.empty()
                : Optional.of(new KeptPrediction.Label(
                        LabelOutcome.valueOf(outcome),
                        LabelSource.valueOf(row.getString("label_source")),
                        row.getLong("labeled_at")));
    }
}
