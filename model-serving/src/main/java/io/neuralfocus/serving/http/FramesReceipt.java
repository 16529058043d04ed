package io.neuralfocus.serving.http;

import io.neuralfocus.event.Rejection;
import io.neuralfocus.serving.metric.Metrics;
import io.neuralfocus.serving.pipeline.Intake.FrameReceipt;
import io.neuralfocus.serving.pipeline.Intake.Outcome;
import io.neuralfocus.store.intake.Acceptance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is told of a body of frames. Sequences are unsigned: as text they fit every reader of JSON. */
record FramesReceipt(
        List<String> acknowledgedSequences,
        long framesTaken,
        long framesRepeated,
        int eventsTaken,
        int eventsRejected,
        int watermarksIgnored,
        List<RejectedRecord> rejected) {

    private static final String DOOR = "frames";

    /** So many rejected records are told one by one; the rest is counted. */
    private static final int TOLD_AT_MOST = 100;

    /** One record, or watermark, that was not taken; its neighbours were. */
    record RejectedRecord(String code, long index, long offset, String message) {
        static RejectedRecord of(Rejection rejection) {
            return new RejectedRecord(
                    rejection.code().code(), rejection.index(), rejection.offset(), rejection.sentence());
        }
    }

    static FramesReceipt of(Outcome outcome) {
        return new FramesReceipt(
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

    static void count(Outcome outcome, Metrics metrics) {
        metrics.eventsTaken(DOOR, outcome.events());
        metrics.watermarksIgnored(DOOR, outcome.ignored().size());
        outcome.rejected()
                .forEach(rejection ->
                        metrics.eventRejected(DOOR, rejection.code().code()));
    }

    /** Refuses what was not taken whole; the refusal carries the receipt for what was, and what else is to be told. */
    static void refuseUnlessWhole(Outcome outcome, Map<String, Object> more) {
        Map<String, Object> beside = new HashMap<>(more);
        beside.put("receipt", of(outcome));
        if (outcome.unstored()) {
            throw new Refusal(
                    ProblemCode.STORE_UNAVAILABLE,
                    "The store cannot keep frames at present; send those not acknowledged again later.",
                    beside);
        }
        for (FrameReceipt frame : outcome.frames()) {
            if (frame.acceptance() == Acceptance.CONFLICT) {
                throw new Refusal(
                        ProblemCode.SEQUENCE_REUSED,
                        "Sequence " + Long.toUnsignedString(frame.sequence())
                                + " was acknowledged for a frame of other content; give this one a new number.",
                        beside);
            }
        }
        outcome.broken().ifPresent(broken -> {
            beside.put("offset", broken.offset());
            throw new Refusal(
                    ProblemCode.of(broken.code()),
                    "Frame " + broken.index() + " at offset " + broken.offset() + ": " + broken.sentence() + ".",
                    beside);
        });
        if (outcome.heldBack()) {
            throw new Refusal(
                    ProblemCode.TOO_MANY_WAITING,
                    "Too many frames of this device wait for their predictions; send those not acknowledged again later.",
                    beside);
        }
    }
}
