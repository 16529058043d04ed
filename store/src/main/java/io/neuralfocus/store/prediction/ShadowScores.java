package io.neuralfocus.store.prediction;

import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.Devices;
import io.neuralfocus.store.people.Whose;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What models that nobody hears said of vectors that were answered from: the table {@code shadow_scores}. */
public final class ShadowScores {

    private final Writer writer;
    private final Readers readers;

    public ShadowScores(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * One of them.
     *
     * @param instantUs of the prediction whose vector it saw
     */
    public record ShadowScore(long instantUs, boolean onDemand, String modelVersion, double risk) {}

    /** A score, and the risk that the person was told. */
    public record Pair(ShadowScore shadow, String answeredBy, double answered, Optional<ObservedOutcome> observed) {}

    /** Keeps a score, the first of a version at an instant of the device; completes when it is durable. */
    public CompletableFuture<Boolean> append(DeviceKey device, ShadowScore score) {
        return writer.submit(link -> {
            Whose whose = Devices.enter(link, device, score.instantUs());
            PreparedStatement insert = link.prepared("INSERT INTO shadow_scores (tenant_id, user_id, device_id,"
                    + " predicted_at, on_demand, model_version, distraction_risk) VALUES (?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (device_id, predicted_at, on_demand, model_version) DO NOTHING");
            int next = whose.bind(insert, 1);
            insert.setLong(next++, score.instantUs());
            insert.setBoolean(next++, score.onDemand());
            insert.setString(next++, score.modelVersion());
            insert.setDouble(next, score.risk());
            return insert.executeUpdate() == 1;
        });
    }

    /**
     * What a version said at the device's predictions of the grid behind an instant, beside what was answered, in order of
     * time. Those on demand have no outcome to be judged by.
     */
    public List<Pair> pairs(DeviceKey device, String modelVersion, long afterUs, int limit) {
        return readers.ask(link -> {
            List<Pair> pairs = new ArrayList<>();
            Optional<Whose> whose = Devices.find(link, device);
            if (whose.isEmpty()) {
                return pairs;
            }
            PreparedStatement select = link.prepared("SELECT s.predicted_at, s.distraction_risk,"
                    + " p.model_version, p.distraction_risk, p.observed_outcome FROM shadow_scores s"
                    + " JOIN model_predictions p ON p.device_id = s.device_id AND p.predicted_at = s.predicted_at"
                    + " AND p.on_demand = s.on_demand"
                    + " WHERE s.device_id = ? AND s.predicted_at > ? AND NOT s.on_demand AND s.model_version = ? AND s.tenant_id = ?"
                    + " ORDER BY s.predicted_at LIMIT ?");
            select.setLong(1, whose.get().device());
            select.setLong(2, afterUs);
            select.setString(3, modelVersion);
            select.setLong(4, whose.get().tenant());
            select.setInt(5, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    pairs.add(new Pair(
                            new ShadowScore(row.getLong(1), false, modelVersion, row.getDouble(2)),
                            row.getString(3),
                            row.getDouble(4),
                            Optional.ofNullable(row.getString(5)).map(ObservedOutcome::valueOf)));
                }
            }
            return pairs;
        });
    }
}
