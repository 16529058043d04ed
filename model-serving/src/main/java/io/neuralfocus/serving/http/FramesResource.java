package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.serving.metric.Metrics;
import io.neuralfocus.serving.pipeline.Intake;
import io.neuralfocus.serving.pipeline.Intake.Outcome;
import java.util.Map;

/** {@code POST /api/v1/events/frames}: frames in, a receipt out once all of them are durable. */
final class FramesResource {

    static final String MEDIA_TYPE = "application/vnd.neuralfocus.events";

    private final Intake intake;
    private final Metrics metrics;

    FramesResource(Intake intake, Metrics metrics) {
        this.intake = intake;
        this.metrics = metrics;
    }

    Route route() {
        return Route.post(
                        "/api/v1/events/frames",
                        this::post,
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        ProblemCode.SEQUENCE_REUSED,
                        ProblemCode.TOO_MANY_WAITING,
                        ProblemCode.STORE_UNAVAILABLE)
                .refusing(ProblemCode.ofFrames());
    }

    private void post(Context context) {
        MediaTypes.expect(context, MEDIA_TYPE);
        Outcome outcome = intake.take(context.bodyAsBytes());
        FramesReceipt.count(outcome, metrics);
        FramesReceipt.refuseUnlessWhole(outcome, Map.of());
        Json.answer(context, FramesReceipt.of(outcome));
    }
}
