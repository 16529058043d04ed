package io.neuralfocus.store.intervention;

import io.neuralfocus.store.engine.Cursor;
import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.Rows;
import io.neuralfocus.store.engine.Uuids;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.intervention.KeptIntervention.Effect;
import io.neuralfocus.store.intervention.KeptIntervention.Response;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.Devices;
import io.neuralfocus.store.people.People;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.people.Whose;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.jdbi.v3.core.statement.StatementContext;

/** The interventions of all people: the table {@code interventions}, and their counts in {@code sessions}. */
public final class InterventionLog {

    private static final String SELECT = "SELECT i.*, t.name AS tenant_name, u.username, d.uuid AS device_uuid,"
            + " p.uuid AS prediction_uuid FROM interventions i"
            + " JOIN users u ON u.id = i.user_id AND u.erased_at IS NULL JOIN tenants t ON t.id = i.tenant_id"
            + " JOIN devices d ON d.id = i.device_id JOIN model_predictions p ON p.id = i.prediction_id";

    private final Writer writer;
    private final Readers readers;

    public InterventionLog(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /** When a person was shown interventions, in the order of time. */
    public static long[] instants(Link link, People.Numbers person) throws SQLException {
        PreparedStatement select = link.prepared("SELECT triggered_at FROM interventions"
                + " WHERE user_id = ? AND tenant_id = ? ORDER BY triggered_at, id");
        select.setLong(1, person.user());
        select.setLong(2, person.tenant());
        LongStream.Builder instants = LongStream.builder();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                instants.add(row.getLong(1));
            }
        }
        return instants.build().toArray();
    }

    /**
     * Writes down what was shown, and marks its prediction; completes with its number, or with nothing if there is no such
     * prediction. One device is shown one at an instant: the same told again has the same number.
     */
    public CompletableFuture<Optional<Long>> show(ShownIntervention shown) {
        return writer.submit(link -> {
            Whose whose = Devices.enter(link, shown.device(), shown.shownUs());
            Optional<Long> prediction = prediction(link, whose, shown);
            if (prediction.isEmpty()) {
                return Optional.empty();
            }
            Optional<Long> fresh = insert(link, whose, shown, prediction.get());
            if (fresh.isPresent()) {
                link.handle()
                        .createUpdate("UPDATE model_predictions SET intervention_id = :number"
                                + " WHERE id = :prediction AND tenant_id = :tenant")
                        .bind("number", fresh.get())
                        .bind("prediction", prediction.get())
                        .bind("tenant", whose.tenant())
                        .execute();
                countIn(link, new People.Numbers(whose.tenant(), whose.user()), fresh.get(), "interventions_triggered");
                return fresh;
            }
            return link.handle()
                    .createQuery("SELECT id FROM interventions WHERE device_id = :device AND triggered_at = :at"
                            + " AND tenant_id = :tenant")
                    .bind("device", whose.device())
                    .bind("at", shown.shownUs())
                    .bind("tenant", whose.tenant())
                    .mapTo(Long.class)
                    .findOne();
        });
    }

    private static Optional<Long> prediction(Link link, Whose whose, ShownIntervention shown) {
        return link.handle()
                .createQuery("SELECT id FROM model_predictions WHERE uuid = :uuid AND device_id = :device"
                        + " AND tenant_id = :tenant")
                .bind("uuid", Uuids.bytes(shown.prediction()))
                .bind("device", whose.device())
                .bind("tenant", whose.tenant())
                .mapTo(Long.class)
                .findOne();
    }

    private static Optional<Long> insert(Link link, Whose whose, ShownIntervention shown, long prediction) {
        return link.handle()
                .createQuery("INSERT INTO interventions (tenant_id, user_id, device_id, session_id, prediction_id,"
                        + " triggered_at, type, action, target, reason, predicted_risk, contributing_factors,"
                        + " model_version, ab_test_group) VALUES (:tenant, :user, :device, :session, :prediction, :at,"
                        + " :type, :action, :target, :reason, :risk, :factors, :model, :group)"
                        + " ON CONFLICT (device_id, triggered_at) DO NOTHING RETURNING id")
                .bind("tenant", whose.tenant())
                .bind("user", whose.user())
                .bind("device", whose.device())
                .bind("session", shown.session())
                .bind("prediction", prediction)
                .bind("at", shown.shownUs())
                .bind("type", shown.type())
                .bind("action", shown.action())
                .bind("target", shown.target())
                .bind("reason", shown.reason())
                .bind("risk", shown.risk())
                .bind("factors", String.join("\n", shown.factors()))
                .bind("model", shown.modelVersion())
                .bind("group", shown.testGroup())
                .mapTo(Long.class)
                .findOne();
    }

    private static void countIn(Link link, People.Numbers whose, long number, String column) {
        link.handle()
                .createUpdate("UPDATE sessions SET " + column + " = " + column + " + 1"
                        + " WHERE id = (SELECT session_id FROM interventions WHERE id = :number"
                        + " AND user_id = :user AND tenant_id = :tenant) AND user_id = :user AND tenant_id = :tenant")
                .bind("number", number)
                .bind("user", whose.user())
                .bind("tenant", whose.tenant())
                .execute();
    }

    /** Writes down the answer; false if there is no such intervention of the person, or it was answered: the first counts. */
    public CompletableFuture<Boolean> respond(PersonKey person, long number, Response response) {
        return writer.submit(link -> {
            Optional<People.Numbers> numbers = People.find(link, person);
            boolean first = numbers.isPresent()
                    && link.handle()
                                    .createUpdate("UPDATE interventions SET user_response = :kind, responded_at = :at,"
                                            + " response_time_ms = :ms WHERE id = :number AND user_id = :user"
                                            + " AND tenant_id = :tenant AND user_response IS NULL")
                                    .bind("kind", response.kind().name())
                                    .bind("at", response.respondedUs())
                                    .bind("ms", response.responseTimeMs())
                                    .bind("number", number)
                                    .bind("user", numbers.get().user())
                                    .bind("tenant", numbers.get().tenant())
                                    .execute()
                            == 1;
            if (first) {
                switch (response.kind()) {
                    case ACCEPTED -> countIn(link, numbers.get(), number, "interventions_accepted");
                    case REJECTED -> countIn(link, numbers.get(), number, "interventions_rejected");
                    case SNOOZED, TIMEOUT -> {}
                }
            }
            return first;
        });
    }

    /** Writes down whether it helped; the first measure stays. */
    public CompletableFuture<Boolean> measure(PersonKey person, long number, Effect effect) {
        return writer.submit(link -> {
            Optional<People.Numbers> numbers = People.find(link, person);
            return numbers.isPresent()
                    && link.handle()
                                    .createUpdate("UPDATE interventions SET effectiveness_score = :score,"
                                            + " focus_score_before = :before, focus_score_after_5min = :after"
                                            + " WHERE id = :number AND user_id = :user AND tenant_id = :tenant"
                                            + " AND effectiveness_score IS NULL")
                                    .bind("score", effect.score())
                                    .bind("before", effect.focusBefore())
                                    .bind("after", effect.focusAfter())
                                    .bind("number", number)
                                    .bind("user", numbers.get().user())
                                    .bind("tenant", numbers.get().tenant())
                                    .execute()
                            == 1;
        });
    }

    /**
     * Those shown from one instant to another, both included, whose effect was never measured, the oldest first.
     *
     * @param behind where the page begins: the instant and the number of the last one of the page before
     */
    public List<KeptIntervention> unmeasured(long fromUs, long toUs, Cursor behind, int limit) {
        return readers.ask(link -> link.handle()
                .createQuery(SELECT + " WHERE i.effectiveness_score IS NULL AND i.triggered_at >= :from"
                        + " AND i.triggered_at <= :to AND (i.triggered_at, i.id) > (:behind, :number)"
                        + " ORDER BY i.triggered_at, i.id LIMIT :limit")
                .bind("from", fromUs)
                .bind("to", toUs)
                .bind("behind", behind.atUs())
                .bind("number", behind.number())
                .bind("limit", limit)
                .map(InterventionLog::intervention)
                .list());
    }

    /** Those shown from one instant to another, both included, that nobody answered, the oldest first. */
    public List<KeptIntervention> unanswered(long fromUs, long toUs, int limit) {
        return readers.ask(link -> link.handle()
                .createQuery(SELECT + " WHERE i.user_response IS NULL AND i.effectiveness_score IS NULL"
                        + " AND i.triggered_at >= :from AND i.triggered_at <= :to"
                        + " ORDER BY i.triggered_at LIMIT :limit")
                .bind("from", fromUs)
                .bind("to", toUs)
                .bind("limit", limit)
                .map(InterventionLog::intervention)
                .list());
    }

    /** The person's interventions behind a number (0: all), in the order in which they were shown. */
    public List<KeptIntervention> after(PersonKey person, long number, int limit) {
        return readers.ask(link -> {
            Optional<People.Numbers> numbers = People.find(link, person);
            if (numbers.isEmpty()) {
                return List.of();
            }
            return link.handle()
                    .createQuery(SELECT + " WHERE i.user_id = :user AND i.id > :number AND i.tenant_id = :tenant"
                            + " ORDER BY i.id LIMIT :limit")
                    .bind("user", numbers.get().user())
                    .bind("number", number)
                    .bind("tenant", numbers.get().tenant())
                    .bind("limit", limit)
                    .map(InterventionLog::intervention)
                    .list();
        });
    }

    /** The person's newest interventions of those shown before an instant, the newest first. */
    public List<KeptIntervention> newest(PersonKey person, long beforeUs, int limit) {
        return readers.ask(link -> {
            Optional<People.Numbers> numbers = People.find(link, person);
            if (numbers.isEmpty()) {
                return List.of();
            }
            return link.handle()
                    .createQuery(SELECT + " WHERE i.user_id = :user AND i.triggered_at < :before"
                            + " AND i.tenant_id = :tenant"
                            + " ORDER BY i.triggered_at DESC, i.id DESC LIMIT :limit")
                    .bind("user", numbers.get().user())
                    .bind("before", beforeUs)
                    .bind("tenant", numbers.get().tenant())
                    .bind("limit", limit)
                    .map(InterventionLog::intervention)
                    .list();
        });
    }

    private static KeptIntervention intervention(ResultSet row, StatementContext context) throws SQLException {
        PersonKey person = new PersonKey(row.getString("tenant_name"), row.getString("username"));
        String factors = row.getString("contributing_factors");
        ShownIntervention shown = new ShownIntervention(
                DeviceKey.of(person, row.getString("device_uuid")),
                Uuids.of(row.getBytes("prediction_uuid")),
                Rows.number(row, "session_id"),
                row.getLong("triggered_at"),
                row.getString("type"),
                row.getString("action"),
                Rows.text(row, "target"),
                row.getString("reason"),
                row.getDouble("predicted_risk"),
                factors.isEmpty() ? List.of() : List.of(factors.split("\n", -1)),
                row.getString("model_version"),
                Rows.text(row, "ab_test_group"));
        return new KeptIntervention(row.getLong("id"), shown, response(row), effect(row));
    }

    private static Optional<Response> response(ResultSet row) throws SQLException {
        String kind = row.getString("user_response");
        return kind == null
                ? Optional.empty()
                : Optional.of(new Response(
                        Response.Kind.valueOf(kind), row.getLong("responded_at"), row.getLong("response_time_ms")));
    }

    private static Optional<Effect> effect(ResultSet row) throws SQLException {
        double score = row.getDouble("effectiveness_score");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Effect(
                        score, row.getDouble("focus_score_before"), row.getDouble("focus_score_after_5min")));
    }
}
