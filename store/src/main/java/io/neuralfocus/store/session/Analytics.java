package io.neuralfocus.store.session;

import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.Rows;
import io.neuralfocus.store.people.People;
import io.neuralfocus.store.people.PersonKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.mapper.RowMapper;

/** What a person's days come to: the views {@code daily_stats} and {@code category_stats}. */
public final class Analytics {

    private final Readers readers;

    public Analytics(Readers readers) {
        this.readers = readers;
    }

    /** A day of sessions that have begun on it. */
    public record Day(
            LocalDate date,
            long sessions,
            long completed,
            double hours,
            OptionalDouble averageScore,
            long switches,
            long interventions) {}

    /** A category's part of a day. */
    public record CategoryDay(
            LocalDate date, String category, long sessions, double hours, OptionalDouble averageScore) {}

    /** The person's days from the first to the last, both within; a day without sessions is not told. */
    public List<Day> days(PersonKey person, LocalDate first, LocalDate last) {
        return ask(
                "daily_stats",
                "date",
                person,
                first,
                last,
                (row, context) -> new Day(
                        LocalDate.parse(row.getString("date")),
                        row.getLong("total_sessions"),
                        row.getLong("completed_sessions"),
                        row.getDouble("total_hours"),
                        Rows.fraction(row, "avg_focus_score"),
                        row.getLong("total_switches"),
                        row.getLong("total_interventions")));
    }

    /** The same by category, of sessions that have one. */
    public List<CategoryDay> categories(PersonKey person, LocalDate first, LocalDate last) {
        return ask(
                "category_stats",
                "date, category",
                person,
                first,
                last,
                (row, context) -> new CategoryDay(
                        LocalDate.parse(row.getString("date")),
                        row.getString("category"),
                        row.getLong("session_count"),
                        row.getDouble("hours"),
                        Rows.fraction(row, "avg_focus_score")));
    }

    private <T> List<T> ask(
            String view, String order, PersonKey person, LocalDate first, LocalDate last, RowMapper<T> row) {
        return readers.ask(link -> {
            Optional<People.Numbers> numbers = People.find(link, person);
            if (numbers.isEmpty()) {
                return List.of();
            }
            return link.handle()
                    .createQuery("SELECT * FROM " + view + " WHERE user_id = :user AND tenant_id = :tenant"
                            + " AND date >= :first AND date <= :last ORDER BY " + order)
                    .bind("user", numbers.get().user())
                    .bind("tenant", numbers.get().tenant())
                    .bind("first", first.toString())
                    .bind("last", last.toString())
                    .map(row)
                    .list();
        });
    }
}
