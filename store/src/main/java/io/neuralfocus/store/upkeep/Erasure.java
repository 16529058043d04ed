package io.neuralfocus.store.upkeep;

import io.neuralfocus.store.engine.Database;
import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.People;
import io.neuralfocus.store.people.PersonKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Erases people. At once their names are gone and nobody finds them any more; then their rows go piece by piece, as steps
 * of retention, also after a restart; at last nothing of them is left in the bytes of the store.
 */
public final class Erasure {

    /**
     * A table of people's rows.
     *
     * @param key its primary key
     * @param owner the column by which an index finds the rows of one owner
     */
    record Belongings(String table, String key, String owner) {

        int drop(Link link, long of) throws SQLException {
            String columns = key.contains(",") ? "(" + key + ")" : key;
            PreparedStatement delete = link.prepared("DELETE FROM " + table + " WHERE " + columns + " IN (SELECT " + key
                    + " FROM " + table + " WHERE " + owner + " = ? LIMIT " + Retention.AT_ONCE + ")");
            delete.setLong(1, of);
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
            new Belongings("exposures", "experiment_id, user_id", "user_id"),
            new Belongings("users", "id", "id"));

    private final Database database;
    private final Writer writer;
    private final Retention retention;

    public Erasure(Database database, Writer writer, Retention retention) {
        this.database = database;
        this.writer = writer;
        this.retention = retention;
    }

    /**
     * Erases a person; completes with false if there is none of this name. Who asked is written into the audit, which names
     * the person by number alone.
     */
    public CompletableFuture<Boolean> erase(PersonKey person, String actor, long nowUs) {
        return writer.submit(link -> forget(link, person, actor, nowUs))
                // Not on the writer's own thread: it would wait for itself where its queue is full.
                .thenComposeAsync(found -> found ? drop(nowUs) : CompletableFuture.completedFuture(false));
    }

    private CompletableFuture<Boolean> drop(long nowUs) {
        RetentionSettings nothingElse = new RetentionSettings(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
        return retention.step(nowUs, nothingElse).thenComposeAsync(touched -> touched > 0 ? drop(nowUs) : scrub());
    }

    private CompletableFuture<Boolean> scrub() {
        return writer.submitAlone(link -> {
            database.scrub(link);
            return true;
        });
    }

    private static boolean forget(Link link, PersonKey person, String actor, long nowUs) throws SQLException {
        Optional<People.Numbers> numbers = People.find(link, person);
        if (numbers.isEmpty()) {
            return false;
        }
        long user = numbers.get().user();
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
        AuditLog.note(link, numbers.get().tenant(), OptionalLong.of(user), nowUs, actor, "erase", "");
        return true;
    }

    /** Drops some rows of somebody who was erased: device by device, then what is theirs, at last themselves. */
    static int step(Link link) throws SQLException {
        OptionalLong user =
                first(link.prepared("SELECT id FROM users WHERE erased_at IS NOT NULL ORDER BY id LIMIT 1"));
        if (user.isEmpty()) {
            return 0;
        }
        PreparedStatement one = link.prepared("SELECT id FROM devices WHERE user_id = ? ORDER BY id LIMIT 1");
        one.setLong(1, user.getAsLong());
        OptionalLong device = first(one);
        return device.isPresent()
                ? dropFirst(link, OF_A_DEVICE, device.getAsLong())
                : dropFirst(link, OF_A_PERSON, user.getAsLong());
    }

    /** From the first of these tables that still has rows of theirs. */
    private static int dropFirst(Link link, List<Belongings> tables, long of) throws SQLException {
        for (Belongings belongings : tables) {
            int dropped = belongings.drop(link, of);
            if (dropped > 0) {
                return dropped;
            }
        }
        return 0;
    }

    private static OptionalLong first(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }
}
