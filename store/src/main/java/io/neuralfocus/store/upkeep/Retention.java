package io.neuralfocus.store.upkeep;

import io.neuralfocus.store.engine.Database;
import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.People;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Forgets what is too old, and what is left of people who were erased, in small steps between which others write. A step
 * depends on the instant it is given and on what is stored, and on nothing else; taken twice at the same instant it has
 * nothing left to do.
 */
public final class Retention {

    /** Rows of one kind that one step takes at the most: it is over in a few milliseconds. */
    static final int AT_ONCE = 500;

    private static final long DAY_US = 86_400_000_000L;

    private static final String EVENT_IDS = "DELETE FROM event_ids WHERE (device_id, event_id) IN"
            + " (SELECT e.device_id, e.event_id FROM inputs i JOIN event_ids e ON e.ordinal = i.ordinal"
            + " WHERE i.received_us < ? ORDER BY i.received_us LIMIT " + AT_ONCE + ")";

    private static final String INPUTS = "DELETE FROM inputs WHERE ordinal IN"
            + " (SELECT i.ordinal FROM inputs i WHERE i.received_us < ?"
            + " AND NOT EXISTS (SELECT 1 FROM event_ids e WHERE e.ordinal = i.ordinal)"
            + " ORDER BY i.received_us LIMIT " + AT_ONCE + ")";

    private static final String EVENTS = "DELETE FROM events WHERE (device_id, ordinal, position) IN"
            + " (SELECT device_id, ordinal, position FROM events WHERE time < ? ORDER BY time LIMIT " + AT_ONCE + ")";

    private static final String QUARANTINE = "DELETE FROM quarantine WHERE id IN"
            + " (SELECT id FROM quarantine WHERE received_us < ? ORDER BY received_us LIMIT " + AT_ONCE + ")";

    private static final String PREDICTIONS = "DELETE FROM model_predictions WHERE id IN"
            + " (SELECT id FROM model_predictions WHERE predicted_at < ? AND label_id IS NULL"
            + " AND intervention_id IS NULL ORDER BY predicted_at LIMIT " + AT_ONCE + ") RETURNING tenant_id";

    private static final String SHADOW_SCORES =
            "DELETE FROM shadow_scores WHERE (device_id, predicted_at, on_demand, model_version) IN"
                    + " (SELECT device_id, predicted_at, on_demand, model_version FROM shadow_scores"
                    + " WHERE predicted_at < ? ORDER BY predicted_at LIMIT " + AT_ONCE + ")";

    /** Of frames and batches the memory that they were taken stays; a mark's row serves none. */
    private static final String PAYLOADS =
            "UPDATE inputs SET payload = NULL, taken = NULL WHERE ordinal IN (" + covered("i.kind <> 'MARK'") + ")";

    private static final String MARKS = "DELETE FROM inputs WHERE ordinal IN (" + covered("i.kind = 'MARK'") + ")";

    private final Database database;
    private final Writer writer;

    public Retention(Database database, Writer writer) {
        this.database = database;
        this.writer = writer;
    }

    /**
     * Input that a snapshot of its lane covers. It is the snapshot before the newest that decides, so that one of them may
     * turn out to be damaged; after a day the newest does.
     */
    private static String covered(String which) {
        String newest = "(SELECT s.ordinal FROM lane_snapshots s WHERE s.device_id = i.device_id"
                + " ORDER BY s.ordinal DESC LIMIT 1";
        return "SELECT i.ordinal FROM inputs i WHERE " + which + " AND i.payload IS NOT NULL AND i.received_us <= ?"
                + " AND (i.ordinal <= " + newest + " OFFSET 1) OR i.received_us <= ? AND i.ordinal <= " + newest + "))"
                + " ORDER BY i.received_us LIMIT " + AT_ONCE;
    }

    /** What a step has done, and whose rows are all gone by now. */
    private record Progress(int touched, List<People.Numbers> gone) {}

    /**
     * Takes one step as of this instant; completes with how many rows it touched and how many pieces of free room it gave
     * back: with 0 there is nothing left that could be done now.
     */
    public CompletableFuture<Integer> step(long nowUs, RetentionSettings settings) {
        return writer.submit(link -> {
                    int forgotten = forget(link, nowUs, settings);
                    Erasure.Step erased = Erasure.step(link);
                    return new Progress(forgotten + erased.dropped() + database.giveBack(link), erased.gone());
                })
                // Not on the writer's own thread: it would wait for itself where its queue is full.
                .thenComposeAsync(
                        progress -> progress.touched() > 0 || progress.gone().isEmpty()
                                ? CompletableFuture.completedFuture(progress.touched())
                                : finish(progress.gone()));
    }

    private static int forget(Link link, long nowUs, RetentionSettings settings) throws SQLException {
        long old = RetentionSettings.cut(nowUs, settings.rowsUs());
        long unremembered = RetentionSettings.cut(nowUs, settings.memoryUs());
        return dropInput(link, RetentionSettings.cut(nowUs, settings.inputUs()))
                // Ids first: once their input is gone nothing tells how old they are.
                + delete(link, unremembered, EVENT_IDS)
                + delete(link, unremembered, INPUTS)
                + delete(link, old, EVENTS)
                + delete(link, old, QUARANTINE)
                + thin(link, RetentionSettings.cut(nowUs, settings.predictionsUs()))
                + delete(link, RetentionSettings.cut(nowUs, settings.predictionsUs()), SHADOW_SCORES);
    }

    /** What is left of the rows before is no fair sample any more: whoever looks back is to know where that begins. */
    private static int thin(Link link, long beforeUs) throws SQLException {
        PreparedStatement delete = link.prepared(PREDICTIONS);
        delete.setLong(1, beforeUs);
        int deleted = 0;
        Set<Long> tenants = new HashSet<>();
        try (ResultSet row = delete.executeQuery()) {
            while (row.next()) {
                tenants.add(row.getLong(1));
                deleted++;
            }
        }
        for (long tenant : tenants) {
            People.thinned(link, tenant, beforeUs);
        }
        return deleted;
    }

    private static int delete(Link link, long beforeUs, String sql) throws SQLException {
        PreparedStatement delete = link.prepared(sql);
        delete.setLong(1, beforeUs);
        return delete.executeUpdate();
    }

    private static int dropInput(Link link, long receivedUs) throws SQLException {
        int dropped = 0;
        for (String sql : List.of(MARKS, PAYLOADS)) {
            PreparedStatement drop = link.prepared(sql);
            drop.setLong(1, receivedUs);
            drop.setLong(2, RetentionSettings.cut(receivedUs, DAY_US));
            dropped += drop.executeUpdate();
        }
        return dropped;
    }

    /** The last of people who were erased: only once nothing of them is left in any file is it no longer owed. */
    private CompletableFuture<Integer> finish(List<People.Numbers> gone) {
        return writer.submitAlone(link -> database.scrub(link) ? Erasure.dropLast(link, gone) : 0);
    }
}
