package io.neuralfocus.store.upkeep;

import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Writer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/**
 * Forgets what is too old, in small steps between which others write. A step depends on the instant it is given and on what
 * is stored, and on nothing else; taken twice at the same instant it has nothing left to do.
 */
public final class Retention {

    /** Rows of one kind that one step takes at the most: it is over in a few milliseconds. */
    static final int AT_ONCE = 500;

    private static final long DAY_US = 86_400_000_000L;

    private final Writer writer;

    public Retention(Writer writer) {
        this.writer = writer;
    }

    /** Takes one step as of this instant; completes with how many rows it touched: with 0 there is nothing left to do. */
    public CompletableFuture<Integer> step(long nowUs, RetentionSettings settings) {
        return writer.submit(link -> {
            long old = RetentionSettings.cut(nowUs, settings.rowsUs());
            return dropInput(link, RetentionSettings.cut(nowUs, settings.inputUs()))
                    // Ids first: once their input is gone nothing tells how old they are.
                    + delete(link, old, EVENT_IDS)
                    + delete(link, old, INPUTS)
                    + delete(link, old, EVENTS)
                    + delete(link, old, QUARANTINE)
                    + delete(link, RetentionSettings.cut(nowUs, settings.predictionsUs()), PREDICTIONS)
                    + delete(link, RetentionSettings.cut(nowUs, settings.predictionsUs()), SHADOW_SCORES)
                    + Erasure.step(link);
        });
    }

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
            + " AND intervention_id IS NULL ORDER BY predicted_at LIMIT " + AT_ONCE + ")";

    private static final String SHADOW_SCORES =
            "DELETE FROM shadow_scores WHERE (device_id, predicted_at, on_demand, model_version) IN"
                    + " (SELECT device_id, predicted_at, on_demand, model_version FROM shadow_scores"
                    + " WHERE predicted_at < ? ORDER BY predicted_at LIMIT " + AT_ONCE + ")";

    private static int delete(Link link, long beforeUs, String sql) throws SQLException {
        PreparedStatement delete = link.prepared(sql);
        delete.setLong(1, beforeUs);
        return delete.executeUpdate();
    }

    /**
     * Takes the payload of input that a snapshot of its lane covers; the memory that it was taken stays. It is the snapshot
     * before the newest that decides, so that one of them may turn out to be damaged; after a day the newest does.
     */
    private static int dropInput(Link link, long receivedUs) throws SQLException {
        String covered = "(SELECT s.ordinal FROM lane_snapshots s WHERE s.device_id = i.device_id"
                + " ORDER BY s.ordinal DESC LIMIT 1";
        PreparedStatement update = link.prepared("UPDATE inputs SET payload = NULL, taken = NULL WHERE ordinal IN"
                + " (SELECT i.ordinal FROM inputs i WHERE i.payload IS NOT NULL AND i.received_us <= ?"
                + " AND (i.ordinal <= " + covered + " OFFSET 1)"
                + " OR i.received_us <= ? AND i.ordinal <= " + covered + "))"
                + " ORDER BY i.received_us LIMIT " + AT_ONCE + ")");
        update.setLong(1, receivedUs);
        update.setLong(2, RetentionSettings.cut(receivedUs, DAY_US));
        return update.executeUpdate();
    }
}
