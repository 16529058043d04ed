package io.neuralfocus.store.prediction;

import io.neuralfocus.store.engine.Database;
import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Packing;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.Rows;
import io.neuralfocus.store.intervention.InterventionLog;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.Devices;
import io.neuralfocus.store.people.Devices.Door;
import io.neuralfocus.store.people.Devices.Owned;
import io.neuralfocus.store.people.People;
import io.neuralfocus.store.people.People.Listed;
import io.neuralfocus.store.prediction.Remembered.VectorForm;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * All that was answered on the grid, with what came of it: person by person, each in the order of time, all of one moment
 * while the service goes on. What was asked on demand stands apart from it, for it was asked when somebody chose to.
 */
public final class Retrospect {

    /** So many rows of a server's answer are held at once. */
    private static final int AT_ONCE = 500;

    private static final long SECOND_US = 1_000_000;

    private static final String WHOSE =
            " WHERE p.user_id = ? AND p.predicted_at >= ? AND p.tenant_id = ? AND p.on_demand = FALSE";

    private static final String ANSWERED = "SELECT p.device_id, p.predicted_at, p.distraction_risk, p.horizon_seconds,"
            + " p.model_version, p.observed_outcome, p.actual_outcome, p.vector_form_id, p.packing, p.features"
            + " FROM model_predictions p" + WHOSE + " ORDER BY p.predicted_at, p.id";

    private static final String SHADOW = "SELECT p.device_id, p.predicted_at, s.distraction_risk, p.horizon_seconds,"
            + " s.model_version, p.observed_outcome, p.actual_outcome, p.vector_form_id, p.packing, p.features"
            + " FROM model_predictions p JOIN shadow_scores s ON s.device_id = p.device_id"
            + " AND s.predicted_at = p.predicted_at AND s.on_demand = p.on_demand" + WHOSE
            + " ORDER BY p.predicted_at, p.id, s.model_version";

    private final Database database;
    private final Readers readers;

    public Retrospect(Database database, Readers readers) {
        this.database = database;
        this.readers = readers;
    }

    /** Somebody who looks back. */
    public interface Visitor {

        /** A device begins to tell; its predictions need not come in one piece if the person has several. */
        void device(Device device);

        /** A prediction of a device that was told before. */
        void prediction(Remembered prediction);
    }

    /**
     * A device and how it speaks.
     *
     * @param platform as it was told; may be empty
     * @param door by which way its newest events came in: {@code frames}, {@code batches}, or empty if it brought none
     */
    public record Device(DeviceKey key, String platform, String door) {}

    /** In which forms vectors are kept, each with the number of predictions that would be shown. */
    public Map<VectorForm, Long> forms() {
        return readers.ask(link -> {
            database.beginSnapshot(link);
            try {
                Map<Long, VectorForm> forms = forms(link);
                Map<VectorForm, Long> counts = new HashMap<>();
                for (Listed person : People.all(link)) {
                    count(link, person, forms, counts);
                }
                return counts;
            } finally {
                database.endSnapshot(link);
            }
        });
    }

    private static void count(Link link, Listed person, Map<Long, VectorForm> forms, Map<VectorForm, Long> counts)
            throws SQLException {
        PreparedStatement select = link.prepared("SELECT vector_form_id, count(*) FROM model_predictions"
                + " WHERE user_id = ? AND predicted_at >= ? AND tenant_id = ? AND on_demand = FALSE"
                + " GROUP BY vector_form_id");
        select.setLong(1, person.numbers().user());
        select.setLong(2, person.thinnedBeforeUs().orElse(Long.MIN_VALUE));
        select.setLong(3, person.numbers().tenant());
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                VectorForm form = forms.get(row.getLong(1));
                if (form != null) {
                    counts.merge(form, row.getLong(2), Long::sum);
                }
            }
        }
    }

    /**
     * Shows all that speaks of this instant or a later one, as far back as rows are whole: of those that retention has
     * thinned the ones are left of which somebody said something, and those are not like the others.
     *
     * @return before which instant rows were left out, for they are thinned; of several tenants the latest
     */
    public OptionalLong each(long sinceUs, Visitor visitor) {
        return each(ANSWERED, sinceUs, visitor);
    }

    /**
     * The same of what models that nobody hears said of the vectors that were answered from: risk and version are theirs, all
     * else is the answer's.
     */
    public OptionalLong eachShadow(long sinceUs, Visitor visitor) {
        return each(SHADOW, sinceUs, visitor);
    }

    private OptionalLong each(String sql, long sinceUs, Visitor visitor) {
        return readers.ask(link -> {
            database.beginSnapshot(link);
            try {
                Map<Long, VectorForm> forms = forms(link);
                List<Listed> people = People.all(link);
                for (Listed person : people) {
                    long wholeUs = person.thinnedBeforeUs().orElse(sinceUs);
                    show(link, sql, person, forms, Math.max(sinceUs, wholeUs), visitor);
                }
                return people.stream()
                        .flatMapToLong(person -> person.thinnedBeforeUs().stream())
                        .filter(thinnedUs -> thinnedUs > sinceUs)
                        .max();
            } finally {
                database.endSnapshot(link);
            }
        });
    }

    private static Map<Long, VectorForm> forms(Link link) throws SQLException {
        Map<Long, VectorForm> forms = new HashMap<>();
        try (ResultSet row =
                link.prepared("SELECT * FROM vector_forms ORDER BY id").executeQuery()) {
            while (row.next()) {
                forms.put(
                        row.getLong("id"),
                        new VectorForm(row.getString("schema_digest"), row.getString("catalog_digest")));
            }
        }
        return forms;
    }

    private static void show(
            Link link, String sql, Listed person, Map<Long, VectorForm> forms, long sinceUs, Visitor visitor)
            throws SQLException {
        Map<Long, Owned> devices = Devices.of(link, person);
        Shown shown = new Shown(InterventionLog.instants(link, person.numbers()));
        PreparedStatement select = link.prepared(sql);
        select.setLong(1, person.numbers().user());
        select.setLong(2, sinceUs);
        select.setLong(3, person.numbers().tenant());
        select.setFetchSize(AT_ONCE);
        Set<Long> told = new HashSet<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Owned device = devices.get(row.getLong("device_id"));
                VectorForm form = forms.get(row.getLong("vector_form_id"));
                if (device == null || form == null) {
                    continue;
                }
                if (told.add(row.getLong("device_id"))) {
                    visitor.device(new Device(
                            device.key(),
                            device.platform(),
                            device.door().map(Door::text).orElse("")));
                }
                visitor.prediction(remembered(row, device.key(), form, shown));
            }
        }
    }

    private static Remembered remembered(ResultSet row, DeviceKey device, VectorForm form, Shown shown)
            throws SQLException {
        long instantUs = row.getLong("predicted_at");
        int horizonSeconds = row.getInt("horizon_seconds");
        return new Remembered(
                device,
                instantUs,
                row.getDouble("distraction_risk"),
                horizonSeconds,
                row.getString("model_version"),
                Rows.text(row, "observed_outcome").map(ObservedOutcome::valueOf),
                Rows.text(row, "actual_outcome").map(LabelOutcome::valueOf),
                shown.within(instantUs, instantUs + horizonSeconds * SECOND_US),
                form,
                new Packing(row.getInt("packing"), row.getBytes("features")));
    }

    /** When a person was shown interventions; asked about instants in their order. */
    private static final class Shown {

        private final long[] instants;
        private int next;

        Shown(long[] instants) {
            this.instants = instants;
        }

        /** From one instant on, to another that is not included any more: as predictions lose their outcome. */
        boolean within(long fromUs, long toUs) {
            while (next < instants.length && instants[next] < fromUs) {
                next++;
            }
            return next < instants.length && instants[next] < toUs;
        }
    }
}
