package io.neuralfocus.cli.rows;

import io.neuralfocus.cli.table.Rows;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.Outcome;
import io.neuralfocus.training.dataset.RowSource;
import io.neuralfocus.training.dataset.RowStream;
import io.neuralfocus.training.dataset.ToldState;
import io.neuralfocus.training.replay.StreamName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Rows out of tables, CSV or Parquet: user, timestamp_us, the schema's features by name, and the labels {@code label_risk}
 * (1, 0, empty) or {@code label_state}, or both. Device, session, platform and door may be told too. The rows of one user,
 * device and session stand in the order of time.
 */
public final class LabelledTable implements RowSource {

    private final List<Path> files;

    public LabelledTable(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /** Whether every table has a column for each feature of this schema. */
    public boolean tells(FeatureSchema schema) throws IOException {
        for (Path file : files) {
            try (Rows table = Rows.from(file.toString(), InputStream.nullInputStream())) {
                if (!table.columns().containsAll(schema.names())) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public void addTo(LabelledRows rows) throws IOException {
        for (Path file : files) {
            try (Rows table = Rows.from(file.toString(), InputStream.nullInputStream())) {
                new Reading(file.toString(), table, rows).all();
            }
        }
    }

    /** One table on its way into the rows. */
    private static final class Reading {

        private record Newest(int number, long instantUs) {}

        private final Rows table;
        private final LabelledRows rows;
        private final Columns columns;
        private final int user;
        private final int instant;
        private final int[] features;
        private final OptionalInt risk;
        private final OptionalInt state;
        private final Map<StreamName, Newest> newest = new HashMap<>();

        Reading(String file, Rows table, LabelledRows rows) {
            this.table = table;
            this.rows = rows;
            this.columns = new Columns(file, table);
            this.user = columns.needed("user");
            this.instant = columns.needed("timestamp_us");
            this.features =
                    rows.schema().names().stream().mapToInt(columns::needed).toArray();
            this.risk = columns.found("label_risk");
            this.state = columns.found("label_state");
            if (risk.isEmpty() && state.isEmpty()) {
                throw new RefusedRowsException(
                        file + ": it has neither a column label_risk nor label_state, so nothing can be"
                                + " learnt from it.");
            }
        }

        void all() throws IOException {
            float[] vector = new float[features.length];
            while (table.next()) {
                long instantUs = columns.whole(instant);
                int stream = stream(instantUs);
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = columns.value(features[i]);
                }
                Outcome switched = columns.outcome(risk);
                ToldState told = state.isPresent() ? columns.state(state.getAsInt()) : ToldState.UNTOLD;
                if (switched != Outcome.UNKNOWN || told != ToldState.UNTOLD) {
                    rows.add(stream, instantUs, vector, switched, told);
                }
            }
        }

        private int stream(long instantUs) {
            StreamName name = new StreamName(
                    columns.name(user), columns.text(columns.found("device")), columns.text(columns.found("session")));
            Newest before = newest.get(name);
            if (before != null && before.instantUs() > instantUs) {
                throw new RefusedRowsException(table.place() + ": it stands behind a later row of " + name.user()
                        + "; sort the table by user, device, session and timestamp_us.");
            }
            int number = before == null
                    ? rows.stream(new RowStream(
                            name, columns.text(columns.found("platform")), columns.text(columns.found("door"))))
                    : before.number();
            newest.put(name, new Newest(number, instantUs));
            return number;
        }
    }
}
