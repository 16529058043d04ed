package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.serving.metric.Metrics;
import io.neuralfocus.serving.pipeline.Intake;
import io.neuralfocus.serving.pipeline.Intake.FrameReceipt;
import io.neuralfocus.serving.pipeline.Intake.Outcome;
import io.neuralfocus.store.intake.Acceptance;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code POST /api/v1/events/frames}: frames in, a receipt out once all of them are durable. */
final class FramesResource {

    private static final String DOOR = "frames";

    static final String MEDIA_TYPE = "application/vnd.neuralfocus.events";

    /** So many rejected records are told one by one; the rest is counted. */
    private static final int TOLD_AT_MOST = 100;

    private final Intake intake;
    private final Metrics metrics;

    FramesResource(Intake intake, Metrics metrics) {
        this.intake = intake;
        this.metrics = metrics;
    }

    /** One record, or watermark, that was not taken; its neighbours were. */
    private record RejectedRecord(String code, long index, long offset, String message) {
        static RejectedRecord of(Rejection rejection) {
            return new RejectedRecord(
                    rejection.code().code(), rejection.index(), rejection.offset(), rejection.sentence());
        }
    }

    /** Sequences are unsigned: as text they fit every reader of JSON. */
    private record Receipt(
            List<String> acknowledgedSequences,
            long framesTaken,
            long framesRepeated,
            int eventsTaken,
            int eventsRejected,
            int watermarksIgnored,
            List<RejectedRecord> rejected) {

        static Receipt of(Outcome outcome) {
            return new Receipt(
                    outcome.frames().stream()
                            .filter(frame -> frame.acceptance() != Acceptance.CONFLICT)
                            .map(frame -> Long.toUnsignedString(frame.sequence()))
                            .toList(),
                    outcome.count(Acceptance.TAKEN),
                    outcome.count(Acceptance.DUPLICATE),
                    outcome.events(),
                    outcome.rejected().size(),
                    outcome.ignored().size(),
                    Stream.concat(outcome.rejected().stream(), outcome.ignored().stream())
                            .limit(TOLD_AT_MOST)
                            .map(RejectedRecord::of)
                            .toList());
        }
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
        metrics.eventsTaken(DOOR, outcome.events());
        outcome.rejected()
                .forEach(rejection ->
                        metrics.eventRejected(DOOR, rejection.code().code()));
        Receipt receipt = Receipt.of(outcome);
        if (outcome.unstored()) {
            throw new Refusal(
                    ProblemCode.STORE_UNAVAILABLE,
                    "The store cannot keep frames at present; send those not acknowledged again later.",
                    Map.of("receipt", receipt));
        }
        for (FrameReceipt frame : outcome.frames()) {
            if (frame.acceptance() == Acceptance.CONFLICT) {
                throw new Refusal(
                        ProblemCode.SEQUENCE_REUSED,
                        "Sequence " + Long.toUnsignedString(frame.sequence())
                                + " was acknowledged for a frame of other content; give this one a new number.",
                        Map.of("receipt", receipt));
            }
        }
        outcome.broken().ifPresent(broken -> {
            throw new Refusal(
                    ProblemCode.of(broken.code()),
                    "Frame " + broken.index() + " at offset " + broken.offset() + ": " + broken.sentence() + ".",
                    Map.of("offset", broken.offset(), "receipt", receipt));
        });
        if (outcome.heldBack()) {
            throw new Refusal(
                    ProblemCode.TOO_MANY_WAITING,
                    "Too many frames of this device wait for their predictions; send those not acknowledged again later.",
                    Map.of("receipt", receipt));
        }
        Json.answer(context, receipt);
    }
}
