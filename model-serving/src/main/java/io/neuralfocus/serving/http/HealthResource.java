package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.serving.pipeline.ServedModel;

/** {@code GET /healthz}: alive, and with which model. */
final class HealthResource {

    private final ServedModel model;

    HealthResource(ServedModel model) {
        this.model = model;
    }

    private record Health(String status, String modelVersion) {}

    void get(Context context) {
        Json.answer(context, new Health("ok", model.version()));
    }
}
