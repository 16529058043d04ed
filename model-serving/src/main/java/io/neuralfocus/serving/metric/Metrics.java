package io.neuralfocus.serving.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** All metrics of a service. A label takes few values: never a device, a user or an app. */
public final class Metrics {

    /** The media type of what {@link #scrape} gives. */
    public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration[] REQUEST_STEPS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    private final PrometheusMeterRegistry registry;
    private final LongSupplier nanos;

    /** Micrometer itself lets go of what nobody else holds, and tells 0 from then on. */
    private final Queue<DoubleSupplier> counted = new ConcurrentLinkedQueue<>();

    /** Metrics that tell the time by these clocks; the second never goes back. */
    public Metrics(InstantSource clock, LongSupplier nanos) {
        this.registry = new PrometheusMeterRegistry(
                PrometheusConfig.DEFAULT, new PrometheusRegistry(), new Ticks(clock, nanos));
        this.nanos = nanos;
    }

    /** A clock that never goes back, for how long something took. */
    public long nanos() {
        return nanos.getAsLong();
    }

    /** A request was answered. The route is its template; {@code none} where no route was found. */
    public void answered(String method, String route, int status, long tookNanos) {
        Timer.builder("focus.http.requests")
                .description("Requests by route and status, and how long each took.")
                .tags("method", method, "route", route, "status", String.valueOf(status))
                .serviceLevelObjectives(REQUEST_STEPS)
                .register(registry)
                .record(Duration.ofNanos(tookNanos));
    }

    /** The server refused a request before any route was looked for: it was none, came too late, or the service was stopping. */
    public void refused(int status) {
        count(
                "focus.http.refused",
                "Requests that no route saw, by the status they were refused with.",
                Tags.of("status", String.valueOf(status)),
                1);
    }

    /** Events came in by a door and are durable. */
    public void eventsTaken(String door, long events) {
        count("focus.events.taken", "Events that were taken, by the door they came in.", Tags.of("door", door), events);
    }

    /** Something that came in by a door was not taken. */
    public void eventRejected(String door, String code) {
        count(
                "focus.events.rejected",
                "Records and items that were not taken, by the reason.",
                Tags.of("door", door, "code", code),
                1);
    }

    /** Watermarks that came in by a door and tell nothing. */
    public void watermarksIgnored(String door, long watermarks) {
        count(
                "focus.watermarks.ignored",
                "Watermarks that tell nothing, such as those too far ahead, by the door they came in.",
                Tags.of("door", door),
                watermarks);
    }

    /** A model version answered. */
    public void predicted(String modelVersion) {
        count(
                "focus.predictions",
                "Predictions that were made, by the version that answered.",
                Tags.of("model_version", modelVersion),
                1);
    }

    /** Predictions that were due and could not be made, or were made without something that belongs to them. */
    public void degraded(String reason) {
        count(
                "focus.predictions.degraded",
                "Predictions that were not made, or made without their reasons, by why.",
                Tags.of("reason", reason),
                1);
    }

    /** What became of a vector that the shadow was to score. */
    public void shadow(String outcome) {
        count(
                "focus.shadow",
                "Vectors for the shadow: scored, scored and unstored, dropped, or failed.",
                Tags.of("outcome", outcome),
                1);
    }

    private void count(String name, String description, Tags tags, long by) {
        Counter.builder(name)
                .description(description)
                .tags(tags)
                .register(registry)
                .increment((double) by);
    }

    /** Something that has a value whenever it is asked. */
    public void gauge(String name, String description, DoubleSupplier value) {
        gauge(name, description, Tags.empty(), value);
    }

    /** 1 while the service has to do without something, 0 while it has not. */
    public void degradation(String reason, BooleanSupplier now) {
        gauge(
                "focus.degraded",
                "1 while the service has to do without something, by what: the reasons of /readyz.",
                Tags.of("reason", reason),
                () -> now.getAsBoolean() ? 1 : 0);
    }

    private void gauge(String name, String description, Tags tags, DoubleSupplier value) {
        Gauge.builder(name, value::getAsDouble)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    /** Something that only grows and is counted elsewhere. */
    public void counted(String name, String description, DoubleSupplier value) {
        counted.add(value);
        FunctionCounter.builder(name, value, DoubleSupplier::getAsDouble)
                .description(description)
                .register(registry);
    }

    /** All of it, as Prometheus reads it. */
    public String scrape() {
        return registry.scrape();
    }
}
