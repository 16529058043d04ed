package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.serving.pipeline.Lanes;
import io.neuralfocus.serving.pipeline.ServedModel;

/** {@code GET /healthz}: alive, with which model, and how many events came too late for it since the start. */
final class HealthResource {

    private final ServedModel model;
    private final Lanes lanes;

    HealthResource(ServedModel model, Lanes lanes) {
        this.model = model;
        this.lanes = lanes;
    }

    private record Health(String status, String modelVersion, long lateEvents) {}

    void get(Context context) {
        Json.answer(context, new Health("ok", model.version(), lanes.lateEvents()));
    }
}
