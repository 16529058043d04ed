package io.neuralfocus.store.upkeep;

import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.People;
import io.neuralfocus.store.people.PersonKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Erases people. At once their names are gone and nobody finds them any more; then their rows go piece by piece, as steps
 * of retention, also after a restart; then nothing of them is left in the bytes of the store; and only then goes the last
 * row, which holds a number and says that all this is owed.
 */
public final class Erasure {

    /**
     * A table of people's rows.
     *
     * @param key its primary key
     * @param owner the column by which an index finds the rows of one owner
     */
    record Belongings(String table, String key, String owner) {

        int drop(Link link, long of, long tenant) throws SQLException {
            String columns = key.contains(",") ? "(" + key + ")" : key;
            PreparedStatement delete = link.prepared("DELETE FROM " + table + " WHERE " + columns + " IN (SELECT " + key
                    + " FROM " + table + " WHERE " + owner + " = ? AND tenant_id = ? LIMIT " + Retention.AT_ONCE + ")");
            delete.setLong(1, of);
            delete.setLong(2, tenant);
            return delete.executeUpdate();
        }
    }

    static final List<Belongings> OF_A_DEVICE = List.of(
            new Belongings("event_ids", "device_id, event_id", "device_id"),
            new Belongings("events", "device_id, ordinal, position", "device_id"),
            new Belongings("shadow_scores", "device_id, predicted_at, on_demand, model_version", "device_id"),
            new Belongings("inputs", "ordinal", "device_id"),
            new Belongings("quarantine", "id", "device_id"),
            new Belongings("lane_snapshots", "device_id", "device_id"),
            new Belongings("devices", "id", "id"));

    static final List<Belongings> OF_A_PERSON = List.of(
            new Belongings("interventions", "id", "user_id"),
            new Belongings("labels", "id", "user_id"),
            new Belongings("model_predictions", "id", "user_id"),
            new Belongings("sessions", "id", "user_id"),
            new Belongings("exposures", "experiment_id, user_id", "user_id"));

    /** What became of a wish to erase somebody. */
    public enum Outcome {
        /** They are gone, and so is everything of them. */
        ERASED,
        /** There is nobody of this name, but an erasing that was begun before has come to its end. */
        FINISHED,
        /** There is nobody of this name. */
        NOBODY
    }

    /**
     * What a step has done.
     *
     * @param gone people of whom nothing but the last row is left
     */
    record Step(int dropped, List<People.Numbers> gone) {}

    private final Writer writer;
    private final Retention retention;

    public Erasure(Writer writer, Retention retention) {
        this.writer = writer;
        this.retention = retention;
    }

    /**
     * Erases a person. Who asked is written into the audit, which names people by number alone once they are erased. Fails
     * where the store is being read so that its log cannot be emptied yet: retention goes on with it, or who asks again.
     */
    public CompletableFuture<Outcome> erase(PersonKey person, String actor, long nowUs) {
        return writer.submit(link -> forget(link, person, actor, nowUs))
                .thenComposeAsync(outcome -> outcome == Outcome.NOBODY
                        ? CompletableFuture.completedFuture(outcome)
                        : drop(nowUs).thenApply(dropped -> outcome));
    }

    private CompletableFuture<Boolean> drop(long nowUs) {
        RetentionSettings nothingElse = new RetentionSettings(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
        return retention
                .step(nowUs, nothingElse)
                .thenComposeAsync(touched -> touched > 0 ? drop(nowUs) : writer.submit(Erasure::expectNothingOwed));
    }

    private static boolean expectNothingOwed(Link link) throws SQLException {
        if (!owing(link).isEmpty()) {
            throw new StoreException(
                    "nobody finds them any more, but the store is being read, and until that ends its log"
                            + " still holds what was deleted: a running service finishes it by itself; else erase again.");
        }
        return true;
    }

    private static Outcome forget(Link link, PersonKey person, String actor, long nowUs) throws SQLException {
        Optional<People.Numbers> numbers = People.find(link, person);
        if (numbers.isEmpty()) {
            return owing(link).isEmpty() ? Outcome.NOBODY : Outcome.FINISHED;
        }
        long user = numbers.get().user();
        AuditLog.note(link, numbers.get().tenant(), OptionalLong.of(user), nowUs, actor, "erase", "");
        AuditLog.renameActor(link, numbers.get(), person.user());
        PreparedStatement name = link.prepared("UPDATE users SET username = ?, email = NULL, settings = '{}',"
                + " erased_at = ? WHERE id = ? AND tenant_id = ?");
        // No key of a person begins with a blank.
        name.setString(1, " " + user);
        name.setLong(2, nowUs);
        name.setLong(3, user);
        name.setLong(4, numbers.get().tenant());
        name.executeUpdate();
        PreparedStatement devices = link.prepared(
                "UPDATE devices SET uuid = ' ' || id, name = '', salt = NULL WHERE user_id = ? AND tenant_id = ?");
        devices.setLong(1, user);
        devices.setLong(2, numbers.get().tenant());
        devices.executeUpdate();
        return Outcome.ERASED;
    }

    /** Drops some rows of somebody who was erased: device by device, then what is theirs. */
    static Step step(Link link) throws SQLException {
        List<People.Numbers> gone = owing(link);
        for (People.Numbers person : gone) {
            int dropped = dropSome(link, person);
            if (dropped > 0) {
                return new Step(dropped, List.of());
            }
        }
        return new Step(0, gone);
    }

    private static int dropSome(Link link, People.Numbers person) throws SQLException {
        PreparedStatement one =
                link.prepared("SELECT id FROM devices WHERE user_id = ? AND tenant_id = ? ORDER BY id LIMIT 1");
        one.setLong(1, person.user());
        one.setLong(2, person.tenant());
        try (ResultSet device = one.executeQuery()) {
            if (device.next()) {
                return dropFirst(link, OF_A_DEVICE, device.getLong(1), person.tenant());
            }
        }
        return dropFirst(link, OF_A_PERSON, person.user(), person.tenant());
    }

    /** Drops the last row of people of whom nothing else is left. */
    static int dropLast(Link link, List<People.Numbers> gone) throws SQLException {
        PreparedStatement delete =
                link.prepared("DELETE FROM users WHERE id = ? AND tenant_id = ? AND erased_at IS NOT NULL");
        int dropped = 0;
        for (People.Numbers person : gone) {
            delete.setLong(1, person.user());
            delete.setLong(2, person.tenant());
            dropped += delete.executeUpdate();
        }
        return dropped;
    }

    /** All people whose erasing has not come to its end. */
    private static List<People.Numbers> owing(Link link) throws SQLException {
        List<People.Numbers> people = new ArrayList<>();
        try (ResultSet row = link.prepared("SELECT tenant_id, id FROM users WHERE erased_at IS NOT NULL ORDER BY id")
                .executeQuery()) {
            while (row.next()) {
                people.add(new People.Numbers(row.getLong(1), row.getLong(2)));
            }
        }
        return people;
    }

    /** From the first of these tables that still has rows of theirs. */
    private static int dropFirst(Link link, List<Belongings> tables, long of, long tenant) throws SQLException {
        for (Belongings belongings : tables) {
            int dropped = belongings.drop(link, of, tenant);
            if (dropped > 0) {
                return dropped;
            }
        }
        return 0;
    }
}
