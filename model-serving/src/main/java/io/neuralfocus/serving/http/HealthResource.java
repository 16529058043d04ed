package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.serving.pipeline.ServedModel;
import io.neuralfocus.store.Store;

/** {@code GET /healthz}: alive, with which model, and that the store answers. */
final class HealthResource {

    private final Store store;
    private final ServedModel model;

    HealthResource(Store store, ServedModel model) {
        this.store = store;
        this.model = model;
    }

    private record Health(String status, String modelVersion, long framesStored, long predictionsStored) {}

    void get(Context context) {
        Json.answer(
                context,
                new Health(
                        "ok",
                        model.version(),
                        store.frames().count(),
                        store.predictions().count()));
    }
}
