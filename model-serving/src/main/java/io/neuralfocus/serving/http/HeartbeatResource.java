package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.json.Body;
import io.neuralfocus.event.json.Heartbeats;
import io.neuralfocus.serving.metric.Metrics;
import io.neuralfocus.serving.pipeline.BatchIntake;
import io.neuralfocus.serving.pipeline.BatchIntake.Beat;
import io.neuralfocus.store.people.DeviceKey;
import java.util.OptionalLong;

/** {@code POST /api/v1/events}: a device is alive and, with {@code ts}, has sent all it has up to then. */
final class HeartbeatResource {

    private static final String DOOR = "heartbeat";

    private final BatchIntake intake;
    private final Metrics metrics;

    HeartbeatResource(BatchIntake intake, Metrics metrics) {
        this.intake = intake;
        this.metrics = metrics;
    }

    private record Answer(String status, boolean received, boolean watermarkIgnored) {}

    Route route() {
        return Route.post(
                "/api/v1/events",
                this::post,
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                ProblemCode.INVALID_JSON,
                ProblemCode.TOO_DEEP,
                ProblemCode.DUPLICATE_KEY,
                ProblemCode.INVALID_TIMESTAMP,
                ProblemCode.INVALID_DEVICE_ID,
                ProblemCode.TOO_MANY_WAITING,
                ProblemCode.STORE_UNAVAILABLE);
    }

    private void post(Context context) {
        MediaTypes.expect(context, JsonBody.MEDIA_TYPE);
        byte[] body = context.bodyAsBytes();
        Body<OptionalLong> read = Heartbeats.read(body);
        if (read instanceof Body.Refused<OptionalLong> refused) {
            Rejection why = refused.rejection();
            throw new Refusal(ProblemCode.of(why.code()), "The body was refused: " + why.sentence() + ".");
        }
        DeviceKey device = DeviceKey.alone(JsonBody.open(body).device("device_id"));
        Beat beat = intake.beat(device, ((Body.Taken<OptionalLong>) read).value());
        if (beat == Beat.HELD_BACK) {
            throw new Refusal(
                    ProblemCode.TOO_MANY_WAITING,
                    "Too much of this device waits for its predictions; beat again later.");
        }
        metrics.watermarksIgnored(DOOR, beat == Beat.IGNORED ? 1 : 0);
        Json.answer(context, new Answer("ok", true, beat == Beat.IGNORED));
    }
}
