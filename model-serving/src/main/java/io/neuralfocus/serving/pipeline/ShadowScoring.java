package io.neuralfocus.serving.pipeline;

import io.neuralfocus.serving.metric.Metrics;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.ShadowScores.ShadowScore;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the shadow score the vectors that were answered, on a thread of its own behind a queue with an end: what does not
 * fit is dropped and counted, so that nobody who is answered waits for it. What it says is stored, for it is compared with
 * the answers later; a store that cannot keep up holds this thread alone.
 */
final class ShadowScoring implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowScoring.class);

    private final Metrics metrics;
    private final Heard heard;
    private final ThreadPoolExecutor thread;

    /** Who is told what the shadow would have answered; completes when that will be remembered. */
    @FunctionalInterface
    interface Heard {
        CompletableFuture<Boolean> scored(DeviceKey device, ShadowScore score);
    }

    ShadowScoring(int waitingAtMost, Heard heard, Metrics metrics) {
        this.metrics = metrics;
        this.heard = heard;
        this.thread =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waitingAtMost), task -> {
                    Thread made = new Thread(task, "shadow");
                    made.setDaemon(true);
                    return made;
                });
    }

    /** Offers a vector of the model's schema, which is the shadow's from now on. Never waits. */
    void offer(ServedModel model, DeviceKey device, long instantUs, boolean onDemand, float[] vector) {
        try {
            thread.execute(() -> score(model, device, instantUs, onDemand, vector));
        } catch (RejectedExecutionException e) {
            metrics.shadow("dropped");
        }
    }

    private void score(ServedModel model, DeviceKey device, long instantUs, boolean onDemand, float[] vector) {
        try {
            double risk = model.predictor().predict(vector, instantUs, 0).distractionRisk();
            // The store tells its own troubles.
            CompletableFuture<Boolean> unused = heard.scored(
                            device, new ShadowScore(instantUs, onDemand, model.version(), risk))
                    .whenComplete((stored, fault) -> metrics.shadow(fault == null ? "scored" : "unstored"));
        } catch (RuntimeException e) {
            metrics.shadow("failed");
            LOG.warn("the shadow {} could not score", model.version(), e);
        }
    }

    /** How many vectors wait. */
    int waiting() {
        return thread.getQueue().size();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
