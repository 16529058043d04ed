package io.neuralfocus.serving.pipeline;

import io.neuralfocus.prediction.Prediction;
import io.neuralfocus.serving.metric.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes predictions. Each is there before its reasons, which are computed beside, and waited for so long and no longer: a
 * prediction is worth more than why, and one that waits for it holds up all that come behind.
 */
public final class Forecaster implements AutoCloseable {

    private static final int WAITING_AT_MOST = 256;
    private static final double NANOS_PER_MS = 1e6;

    private final long explainWithinNanos;
    private final Metrics metrics;
    private final ExecutorService explainers;
    private volatile boolean late;

    /** A forecaster that waits so long for the reasons of a prediction. */
    public Forecaster(Duration explainWithin, Metrics metrics) {
        this.explainWithinNanos = explainWithin.toNanos();
        this.metrics = metrics;
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        this.explainers = new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_AT_MOST), task -> {
                    Thread thread = new Thread(task, "explainer");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * A prediction.
     *
     * @param degraded what it had to do without
     * @param tookMs how long the model took to score it, without its reasons, in milliseconds
     */
    public record Forecast(Prediction prediction, List<Degradation> degraded, double tookMs) {

        /** The same, said otherwise. */
        Forecast with(Prediction other) {
            return new Forecast(other, degraded, tookMs);
        }

        /** The same without something more. */
        Forecast without(Degradation more) {
            List<Degradation> all = new ArrayList<>(degraded);
            all.add(more);
            return new Forecast(prediction, all, tookMs);
        }
    }

    /** What this model says of a vector, with at most so many factors. The vector is not looked at afterwards. */
    public Forecast forecast(ServedModel model, float[] vector, long instantUs, int mostFactors) {
        metrics.predicted(model.version());
        long begun = metrics.nanos();
        Prediction bare = model.predictor().predict(vector, instantUs, 0);
        double tookMs = (metrics.nanos() - begun) / NANOS_PER_MS;
        if (mostFactors == 0) {
            return new Forecast(bare, List.of(), tookMs);
        }
        float[] own = vector.clone();
        try {
            Future<Prediction> explained =
                    explainers.submit(() -> model.predictor().predict(own, instantUs, mostFactors));
            try {
                Prediction prediction = explained.get(explainWithinNanos, TimeUnit.NANOSECONDS);
                // What was there before anybody waited may have come too late all the same.
                if (metrics.nanos() - begun <= explainWithinNanos) {
                    late = false;
                    return new Forecast(prediction, List.of(), tookMs);
                }
            } catch (TimeoutException e) {
                explained.cancel(true);
            }
        } catch (RejectedExecutionException e) {
            // All explainers are busy with what is late already: the same as a deadline passed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException("a prediction failed", e);
        }
        late = true;
        metrics.degraded(Degradation.EXPLAINER_LATE.code());
        return new Forecast(bare, List.of(Degradation.EXPLAINER_LATE), tookMs);
    }

    /** What is wrong with it, as the newest prediction told. */
    List<Degradation> degradations() {
        return late ? List.of(Degradation.EXPLAINER_LATE) : List.of();
    }

    @Override
    public void close() {
        explainers.shutdownNow();
    }
}
