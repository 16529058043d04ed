package io.neuralfocus.store.prediction;

import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.Devices;
import io.neuralfocus.store.people.Whose;
import java.sql.PreparedStatement;
import java.util.concurrent.CompletableFuture;

/**
 * What models that nobody hears said of vectors that were answered from: the table {@code shadow_scores}. What it was worth
 * is told by {@link Retrospect#eachShadow}.
 */
public final class ShadowScores {

    private final Writer writer;

    public ShadowScores(Writer writer) {
        this.writer = writer;
    }

    /**
     * One of them.
     *
     * @param instantUs of the prediction whose vector it saw
     */
    public record ShadowScore(long instantUs, boolean onDemand, String modelVersion, double risk) {}

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
}
