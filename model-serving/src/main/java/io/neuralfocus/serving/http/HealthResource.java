package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.serving.pipeline.Lanes;
import io.neuralfocus.serving.pipeline.ServedModel;
import io.neuralfocus.store.Store;

/**
 * {@code GET /healthz}: alive, with which model, whether the store can be used, and how many events came too late since
 * the start.
 */
final class HealthResource {

    private final ServedModel model;
    private final Lanes lanes;
    private final Store store;

    HealthResource(ServedModel model, Lanes lanes, Store store) {
        this.model = model;
        this.lanes = lanes;
        this.store = store;
    }

    private record Health(String status, String store, String modelVersion, long lateEvents) {}

    void get(Context context) {
        boolean works = store.trouble().isEmpty();
        Json.answer(
                context,
                new Health(works ? "ok" : "degraded", works ? "ok" : "failing", model.version(), lanes.lateEvents()));
    }
}
