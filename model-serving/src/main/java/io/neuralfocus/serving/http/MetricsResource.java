package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.serving.metric.Metrics;

/** {@code GET /metrics}: what Prometheus scrapes. */
final class MetricsResource {

    private final Metrics metrics;

    MetricsResource(Metrics metrics) {
        this.metrics = metrics;
    }

    Route route() {
        return Route.get("/metrics", this::get);
    }

    private void get(Context context) {
        context.contentType(Metrics.MEDIA_TYPE).result(metrics.scrape());
    }
}
