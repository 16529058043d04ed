package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import io.neuralfocus.event.json.RejectedItem;
import io.neuralfocus.serving.metric.Metrics;
import io.neuralfocus.serving.pipeline.BatchIntake;
import io.neuralfocus.serving.pipeline.BatchIntake.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/events/batch}: the client contract. Each item is acknowledged once it is durable or in quarantine. */
final class BatchResource {

    private static final String DOOR = "batch";

    private final BatchIntake intake;
    private final Metrics metrics;

    BatchResource(BatchIntake intake, Metrics metrics) {
        this.intake = intake;
        this.metrics = metrics;
    }

    /** An item in quarantine: never send it again. Its id is null if it told none. */
    private record Rejected(@Nullable String eventId, long index, String code, String message) {
        static Rejected of(RejectedItem item) {
            Rejection why = item.rejection();
            return new Rejected(
                    item.toldId().isEmpty() ? null : Shown.of(item.toldId()),
                    why.index(),
                    why.code().code(),
                    why.sentence());
        }
    }

    /** The first two fields are the contract's; the others tell more. */
    private record Answer(
            List<String> acknowledgedIds, int backoffSeconds, int accepted, int duplicates, List<Rejected> rejected) {}

    Route route() {
        return Route.post(
                "/api/v1/events/batch",
                this::post,
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                ProblemCode.INVALID_JSON,
                ProblemCode.TOO_DEEP,
                ProblemCode.DUPLICATE_KEY,
                ProblemCode.MISSING_FIELD,
                ProblemCode.INVALID_TYPE,
                ProblemCode.INVALID_FIELD,
                ProblemCode.INVALID_DEVICE_ID,
                ProblemCode.TOO_MANY_WAITING,
                ProblemCode.STORE_UNAVAILABLE);
    }

    private void post(Context context) {
        MediaTypes.expect(context, JsonBody.MEDIA_TYPE);
        Outcome outcome = intake.take(context.bodyAsBytes());
        if (outcome instanceof Outcome.Unreadable unreadable) {
            Rejection why = unreadable.why();
            throw new Refusal(ProblemCode.of(why.code()), sentence(why));
        }
        if (outcome instanceof Outcome.Durable durable) {
            metrics.eventsTaken(DOOR, durable.taken());
            for (RejectedItem item : durable.rejected()) {
                metrics.eventRejected(DOOR, item.rejection().code().code());
            }
            Json.answer(
                    context,
                    new Answer(
                            durable.acknowledged(),
                            0,
                            durable.taken(),
                            durable.duplicates(),
                            durable.rejected().stream().map(Rejected::of).toList()));
            return;
        }
        throw new Refusal(
                ProblemCode.TOO_MANY_WAITING,
                "Too much of this device waits for its predictions; send it again later.");
    }

    private static String sentence(Rejection why) {
        return "The body was refused: " + why.sentence()
                + (why.code() == RejectionCode.INVALID_JSON ? ", near byte " + why.offset() + "." : ".");
    }
}
