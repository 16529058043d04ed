package io.neuralfocus.store.upkeep;

import com.fasterxml.jackson.core.JsonGenerator;
import io.neuralfocus.store.engine.Packing;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.engine.Uuids;
import io.neuralfocus.store.prediction.Evidence;
import io.neuralfocus.store.prediction.PredictionLog;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table as it is exported: its columns by their names, bytes in base64.
 *
 * @param user the column by which an index finds whose a row is; empty if it is nobody's
 * @param order by what its rows are told
 */
record ExportedTable(String name, String user, String order) {

    static final List<ExportedTable> ALL = List.of(
            new ExportedTable("tenants", "", "id"),
            new ExportedTable("users", "id", "id"),
            new ExportedTable("devices", "user_id", "id"),
            new ExportedTable("apps", "", "id"),
            new ExportedTable("app_aliases", "", "tenant_id, namespace, ident"),
            new ExportedTable("inputs", "device_id", "ordinal"),
            new ExportedTable("event_ids", "device_id", "device_id, event_id"),
            new ExportedTable("events", "device_id", "device_id, ordinal, position"),
            new ExportedTable("model_predictions", "user_id", "id"),
            new ExportedTable("shadow_scores", "device_id", "device_id, predicted_at, on_demand, model_version"),
            new ExportedTable("vector_forms", "", "id"),
            new ExportedTable("labels", "user_id", "id"),
            new ExportedTable("sessions", "user_id", "id"),
            new ExportedTable("interventions", "user_id", "id"),
            new ExportedTable("lane_snapshots", "device_id", "device_id"),
            new ExportedTable("experiments", "", "id"),
            new ExportedTable("exposures", "user_id", "experiment_id, user_id"),
            new ExportedTable("quarantine", "device_id", "id"),
            new ExportedTable("audit", "user_id", "id"));

    /** What rows of tables that are nobody's say of a row, so that a person's export can be read by itself. */
    private static final Map<String, String> BESIDE = Map.of(
            "model_predictions",
            ", (SELECT f.schema_digest FROM vector_forms f WHERE f.id = t.vector_form_id) AS schema_digest"
                    + ", (SELECT f.catalog_digest FROM vector_forms f WHERE f.id = t.vector_form_id)"
                    + " AS catalog_digest",
            "exposures",
            ", (SELECT e.name FROM experiments e WHERE e.id = t.experiment_id) AS experiment");

    boolean ofPeople() {
        return !user.isEmpty();
    }

    String sql(boolean ofOnePerson) {
        String select = "SELECT t.*" + BESIDE.getOrDefault(name, "") + " FROM " + name + " t";
        if (!ofOnePerson) {
            return select + " ORDER BY " + order;
        }
        String theirs =
                user.equals("device_id") ? "device_id IN (SELECT id FROM devices WHERE user_id = ?)" : user + " = ?";
        return select + " WHERE " + theirs + " ORDER BY " + order;
    }

    /** So many rows of a server's answer are held at once: where a row may weigh as much as a batch, few. */
    int rowsAtOnce() {
        return switch (name) {
            case "inputs", "quarantine", "lane_snapshots" -> 16;
            default -> 500;
        };
    }

    void write(ResultSet row, JsonGenerator json) throws SQLException, IOException {
        ResultSetMetaData columns = row.getMetaData();
        json.writeStartObject();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String column = columns.getColumnName(i);
            if (row.getObject(i) == null) {
                json.writeNullField(column);
            } else if (name.equals("model_predictions") && column.equals("features")) {
                writeEvidence(PredictionLog.evidence(row.getInt("packing"), row.getBytes(i)), json);
            } else if (name.equals("inputs") && column.equals("payload")) {
                json.writeBinaryField(column, new Packing(row.getInt("packing"), row.getBytes(i)).content());
            } else if (name.equals("lane_snapshots") && column.equals("payload")) {
                json.writeFieldName(column);
                writeSnapshot(row.getBytes(i), json);
            } else if (name.equals("inputs") && column.equals("sequence")) {
                json.writeFieldName(column);
                json.writeNumber(Long.toUnsignedString(row.getLong(i)));
            } else {
                json.writeFieldName(column);
                writeValue(row, i, columns.getColumnTypeName(i).toUpperCase(Locale.ROOT), json);
            }
        }
        json.writeEndObject();
    }

    private static void writeValue(ResultSet row, int i, String type, JsonGenerator json)
            throws SQLException, IOException {
        if (type.startsWith("BOOL")) {
            json.writeBoolean(row.getBoolean(i));
        } else if (type.startsWith("DOUBLE") || type.startsWith("FLOAT")) {
            json.writeNumber(row.getDouble(i));
        } else if (type.startsWith("INT") || type.startsWith("BIGINT") || type.equals("BIGSERIAL")) {
            json.writeNumber(row.getLong(i));
        } else if (type.equals("BLOB") || type.equals("BYTEA")) {
            writeBytes(row.getMetaData().getColumnName(i), row.getBytes(i), json);
        } else {
            json.writeString(row.getString(i));
        }
    }

    private static void writeBytes(String column, byte[] bytes, JsonGenerator json) throws IOException {
        if (column.equals("uuid") || column.equals("event_id")) {
            json.writeString(Uuids.of(bytes).toString());
        } else {
            json.writeBinary(bytes);
        }
    }

    /** A damaged one, which nobody could read, is told as none. */
    private static void writeSnapshot(byte[] packed, JsonGenerator json) throws IOException {
        try {
            json.writeBinary(new Packing(Packing.DEFLATED, packed).content());
        } catch (StoreException damaged) {
            json.writeNull();
        }
    }

    /** A value that is none is told as none: JSON has no word for it. */
    private static void writeEvidence(Evidence evidence, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("vector");
        for (float value : evidence.vector()) {
            if (Float.isFinite(value)) {
                json.writeNumber(value);
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
        Evidence.Beside beside = evidence.beside();
        json.writeNumberField("keystroke_count", beside.keystrokes());
        json.writeNumberField("mouse_move_count", beside.mouseMoves());
        json.writeNumberField("mouse_distance_pixels", beside.mousePixels());
        json.writeBooleanField("window_title_changed_30s", beside.titleChanged());
        json.writeStringField("productivity_category", beside.productivityCategory());
        json.writeArrayFieldStart("recent_event_sequence");
        for (int type : beside.recentEventTypes()) {
            json.writeNumber(type);
        }
        json.writeEndArray();
    }
}
