package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.serving.pipeline.Intake;
import io.neuralfocus.serving.pipeline.Intake.FrameReceipt;
import io.neuralfocus.serving.pipeline.Intake.Outcome;
import io.neuralfocus.store.intake.Acceptance;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code POST /api/v1/events/frames}: frames in, a receipt out once all of them are durable. */
final class FramesResource {

    static final String MEDIA_TYPE = "application/vnd.neuralfocus.events";

    /** So many rejected records are told one by one; the rest is counted. */
    private static final int TOLD_AT_MOST = 100;

    private final Intake intake;

    FramesResource(Intake intake) {
        this.intake = intake;
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

    void post(Context context) {
        // As it was sent: the server's own reading of it throws at a charset that it does not know.
        String type = context.header("Content-Type");
        if (type != null && !type.split(";", 2)[0].trim().equalsIgnoreCase(MEDIA_TYPE)) {
            throw new Refusal(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send frames as " + MEDIA_TYPE + ", not as " + type + ".");
        }
        Outcome outcome = intake.take(context.bodyAsBytes());
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
                    broken.code(),
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
