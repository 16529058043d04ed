package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.wire.FrameCursor;
import io.neuralfocus.serving.metric.Metrics;
import io.neuralfocus.serving.pipeline.LiveDesk;
import io.neuralfocus.serving.pipeline.LiveDesk.Told;
import io.neuralfocus.store.people.DeviceKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/predictions/live}: a frame in, and out what is predicted of its device now. */
final class LiveResource {

    private final LiveDesk desk;
    private final Metrics metrics;

    LiveResource(LiveDesk desk, Metrics metrics) {
        this.desk = desk;
        this.metrics = metrics;
    }

    /** Both are null while nothing can be predicted; the id alone where what was predicted could not be stored. */
    private record Answer(
            FramesReceipt receipt,
            @Nullable UUID predictionId,
            @Nullable PredictionAnswer prediction) {}

    Route route() {
        return Route.post(
                        "/api/v1/predictions/live",
                        this::post,
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        ProblemCode.SEQUENCE_REUSED,
                        ProblemCode.TOO_MANY_WAITING,
                        ProblemCode.STORE_UNAVAILABLE)
                .refusing(ProblemCode.ofFrames());
    }

    private void post(Context context) {
        MediaTypes.expect(context, FramesResource.MEDIA_TYPE);
        byte[] body = context.bodyAsBytes();
        Told told = desk.ask(device(body), body);
        FramesReceipt.count(told.taken(), metrics);
        Optional<PredictionAnswer> prediction = told.answer().map(PredictionAnswer::of);
        // Nothing was acknowledged, and so it is a refusal; what would have been answered stands beside it.
        Map<String, Object> beside = new HashMap<>();
        prediction.ifPresent(answer -> beside.put("prediction", answer));
        FramesReceipt.refuseUnlessWhole(told.taken(), beside);
        Json.answer(
                context, new Answer(FramesReceipt.of(told.taken()), told.id().orElse(null), prediction.orElse(null)));
    }

    private static DeviceKey device(byte[] body) {
        FrameCursor cursor = new FrameCursor();
        if (!cursor.open(body, 0, body.length)) {
            Rejection why = cursor.refusal();
            throw new Refusal(
                    ProblemCode.of(why.code()),
                    "Frame 0 at offset " + why.offset() + ": " + why.sentence() + ".",
                    Map.of("offset", why.offset()));
        }
        return DeviceKey.alone(cursor.deviceId());
    }
}
