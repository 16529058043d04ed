package io.neuralfocus.store.session;

import io.neuralfocus.store.engine.Cursor;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.Rows;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.People;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.session.FocusSession.Ending;
import io.neuralfocus.store.session.FocusSession.Interventions;
import io.neuralfocus.store.session.FocusSession.Start;
import io.neuralfocus.store.session.FocusSession.Totals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The focus sessions of all people: the table {@code sessions}. */
public final class SessionLog {

    private static final String SELECT = "SELECT s.*, t.name AS tenant_name, u.username FROM sessions s"
            + " JOIN users u ON u.id = s.user_id AND u.erased_at IS NULL JOIN tenants t ON t.id = s.tenant_id";

    private final Writer writer;
    private final Readers readers;

    public SessionLog(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /** Begins a session; completes with its number. */
    public CompletableFuture<Long> start(PersonKey person, Start start) {
        return writer.submit(link -> {
            People.Numbers numbers = People.enter(link, person, start.startUs());
            return link.handle()
                    .createQuery("INSERT INTO sessions (tenant_id, user_id, start_time, utc_offset_s, planned_seconds,"
                            + " session_type, jail_enabled) VALUES (:tenant, :user, :start, :offset, :planned, :type,"
                            + " :jail) RETURNING id")
                    .bind("tenant", numbers.tenant())
                    .bind("user", numbers.user())
                    .bind("start", start.startUs())
                    .bind("offset", start.utcOffsetSeconds())
                    .bind("planned", start.plannedSeconds())
                    .bind("type", start.type())
                    .bind("jail", start.jail())
                    .mapTo(Long.class)
                    .one();
        });
    }

    /** Ends a session of the person; completes with false if it is not theirs, or had ended before: then nothing changes. */
    public CompletableFuture<Boolean> end(PersonKey person, long number, long endUs, Ending ending) {
        Totals totals = ending.totals();
        return writer.submit(link -> {
            Optional<People.Numbers> numbers = People.find(link, person);
            return numbers.isPresent()
                    && link.handle()
                                    .createUpdate("UPDATE sessions SET end_time = :end, end_reason = :reason,"
                                            + " completed = :completed, category = :category,"
                                            + " is_pseudo_productive = :pseudo, focus_score_avg = :average,"
                                            + " focus_score_min = :least, focus_score_max = :most,"
                                            + " total_keystrokes = :keystrokes, total_mouse_moves = :moves,"
                                            + " context_switches = :switches, idle_time_seconds = :idle"
                                            + " WHERE id = :number AND user_id = :user AND tenant_id = :tenant"
                                            + " AND end_time IS NULL AND start_time <= :end")
                                    .bind("end", endUs)
                                    .bind("reason", ending.reason())
                                    .bind("completed", ending.completed())
                                    .bind("category", ending.category())
                                    .bind("pseudo", ending.pseudoProductive())
                                    .bind("average", score(totals.scoreAverage()))
                                    .bind("least", score(totals.scoreLeast()))
                                    .bind("most", score(totals.scoreMost()))
                                    .bind("keystrokes", totals.keystrokes())
                                    .bind("moves", totals.mouseMoves())
                                    .bind("switches", totals.contextSwitches())
                                    .bind("idle", totals.idleSeconds())
                                    .bind("number", number)
                                    .bind("user", numbers.get().user())
                                    .bind("tenant", numbers.get().tenant())
                                    .execute()
                            == 1;
        });
    }

    private static @Nullable Double score(double score) {
        return Double.isNaN(score) ? null : score;
    }

    /** The person's session of this number, if it is theirs. */
    public Optional<FocusSession> find(PersonKey person, long number) {
        return readers.ask(link -> link.handle()
                .createQuery(SELECT + " WHERE s.id = :number AND t.name = :tenant AND u.username = :user")
                .bind("number", number)
                .bind("tenant", person.tenant())
                .bind("user", person.user())
                .map(SessionLog::session)
                .findOne());
    }

    /** The person's sessions that have not ended. */
    public List<FocusSession> open(PersonKey person) {
        return readers.ask(link -> {
            Optional<People.Numbers> numbers = People.find(link, person);
            if (numbers.isEmpty()) {
                return List.of();
            }
            return link.handle()
                    .createQuery(SELECT + " WHERE s.end_time IS NULL AND s.user_id = :user AND s.tenant_id = :tenant"
                            + " ORDER BY s.start_time")
                    .bind("user", numbers.get().user())
                    .bind("tenant", numbers.get().tenant())
                    .map(SessionLog::session)
                    .list();
        });
    }

    /**
     * Sessions that have not ended, person by person.
     *
     * @param cursor behind which the next page begins; 0 if this is the last
     */
    public record OpenPage(List<FocusSession> sessions, long cursor) {}

    /** Of all people those behind a cursor (0: from the first on). */
    public OpenPage open(long cursor, int limit) {
        return readers.ask(link -> {
            List<FocusSession> sessions = new ArrayList<>();
            long[] last = {0};
            link.handle()
                    .createQuery(SELECT + " WHERE s.end_time IS NULL AND s.user_id > :cursor"
                            + " ORDER BY s.user_id, s.start_time LIMIT :limit")
                    .bind("cursor", cursor)
                    .bind("limit", limit)
                    .map((row, context) -> {
                        last[0] = row.getLong("user_id");
                        return session(row, context);
                    })
                    .forEach(sessions::add);
            return new OpenPage(sessions, sessions.size() < limit ? 0 : last[0]);
        });
    }

    /** The sessions of all people whose timer has run out by an instant, those that did first before the others. */
    public List<FocusSession> due(long nowUs, int limit) {
        return readers.ask(link -> link.handle()
                .createQuery(SELECT + " WHERE s.end_time IS NULL AND s.start_time + s.planned_seconds * 1000000 <= :now"
                        + " ORDER BY s.start_time + s.planned_seconds * 1000000 LIMIT :limit")
                .bind("now", nowUs)
                .bind("limit", limit)
                .map(SessionLog::session)
                .list());
    }

    /** The person's sessions that began before the cursor, newest first. */
    public List<FocusSession> before(PersonKey person, Cursor cursor, int limit) {
        return readers.ask(link -> {
            Optional<People.Numbers> numbers = People.find(link, person);
            if (numbers.isEmpty()) {
                return List.of();
            }
            return link.handle()
                    .createQuery(SELECT + " WHERE s.user_id = :user AND s.tenant_id = :tenant"
                            + " AND (s.start_time, s.id) < (:at, :number)"
                            + " ORDER BY s.start_time DESC, s.id DESC LIMIT :limit")
                    .bind("user", numbers.get().user())
                    .bind("tenant", numbers.get().tenant())
                    .bind("at", cursor.atUs())
                    .bind("number", cursor.number())
                    .bind("limit", limit)
                    .map(SessionLog::session)
                    .list();
        });
    }

    private static FocusSession session(ResultSet row, StatementContext context) throws SQLException {
        return new FocusSession(
                row.getLong("id"),
                new PersonKey(row.getString("tenant_name"), row.getString("username")),
                new Start(
                        row.getString("session_type"),
                        row.getBoolean("jail_enabled"),
                        Rows.number(row, "planned_seconds"),
                        row.getLong("start_time"),
                        row.getInt("utc_offset_s")),
                Rows.number(row, "end_time"),
                Rows.number(row, "duration_seconds"),
                ending(row),
                new Interventions(
                        row.getLong("interventions_triggered"),
                        row.getLong("interventions_accepted"),
                        row.getLong("interventions_rejected")));
    }

    private static Optional<Ending> ending(ResultSet row) throws SQLException {
        String reason = row.getString("end_reason");
        if (reason == null) {
            return Optional.empty();
        }
        Totals totals = new Totals(
                orNan(Rows.fraction(row, "focus_score_avg")),
                orNan(Rows.fraction(row, "focus_score_min")),
                orNan(Rows.fraction(row, "focus_score_max")),
                row.getLong("total_keystrokes"),
                row.getLong("total_mouse_moves"),
                row.getLong("context_switches"),
                row.getLong("idle_time_seconds"));
        return Optional.of(new Ending(
                reason,
                row.getBoolean("completed"),
                Rows.text(row, "category"),
                row.getBoolean("is_pseudo_productive"),
                totals));
    }

    private static double orNan(OptionalDouble score) {
        return score.orElse(Double.NaN);
    }
}
