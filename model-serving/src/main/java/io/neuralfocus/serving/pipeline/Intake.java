package io.neuralfocus.serving.pipeline;

import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import io.neuralfocus.event.wire.FrameCursor;
import io.neuralfocus.event.wire.FrameLayout;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.intake.Acceptance;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.InputLog.Receipt;
import io.neuralfocus.store.people.DeviceKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Takes bodies of frames in: checks each frame and each record, commits, and only then gives a receipt. */
public final class Intake {

    private static final String AHEAD = " is more than 5 minutes ahead of the service's clock";

    private final Lanes lanes;
    private final InstantSource clock;

    public Intake(Lanes lanes, InstantSource clock) {
        this.lanes = lanes;
        this.clock = clock;
    }

    /** A frame's fate. */
    public record FrameReceipt(long sequence, Acceptance acceptance) {}

    /**
     * What became of a body.
     *
     * @param frames the frames before the first broken one
     * @param events records of frames that were taken now and are in time
     * @param rejected records of those frames that were not
     * @param ignored watermarks of those frames that tell nothing
     * @param broken why reading stopped at a frame, if one was broken
     * @param unstored whether the store refused some of them: they are in no list, and were not kept
     * @param heldBack whether it stopped because too much waits for the device's lane: the rest may come again later
     */
    public record Outcome(
            List<FrameReceipt> frames,
            int events,
            List<Rejection> rejected,
            List<Rejection> ignored,
            Optional<Rejection> broken,
            boolean unstored,
            boolean heldBack) {

        /** How many frames met this fate. */
        public long count(Acceptance acceptance) {
            return frames.stream()
                    .filter(frame -> frame.acceptance() == acceptance)
                    .count();
        }
    }

    private record Offered(
            long sequence,
            CompletableFuture<Receipt> receipt,
            int events,
            List<Rejection> rejected,
            List<Rejection> ignored) {}

    /** Takes a body of frames back to back; returns when all that was taken is durable. Key codes in it are wiped. */
    public Outcome take(byte[] body) {
        long receivedUs = Now.us(clock);
        FrameCursor cursor = new FrameCursor();
        List<Offered> offered = new ArrayList<>();
        for (int from = 0; from < body.length; from = cursor.end()) {
            if (!cursor.open(body, from, body.length, offered.size(), from)) {
                return outcome(offered, Optional.of(cursor.refusal()), false);
            }
            Optional<Offered> frame = offer(cursor, offered.size(), from, receivedUs);
            if (frame.isEmpty()) {
                return outcome(offered, Optional.empty(), true);
            }
            frame.ifPresent(offered::add);
        }
        return outcome(offered, Optional.empty(), false);
    }

    /** Offers the frame on which the cursor stands; empty if its device's lane is too far behind. */
    private Optional<Offered> offer(FrameCursor cursor, int index, int from, long receivedUs) {
        TimeBounds bounds = new TimeBounds(receivedUs);
        EventSlot slot = new EventSlot();
        List<Rejection> outOfTime = new ArrayList<>();
        while (cursor.next(slot)) {
            bounds.refusal(slot.timestampUs())
                    .ifPresent(code -> outOfTime.add(outOfTime(code, cursor, slot.timestampUs())));
        }
        List<Rejection> rejected = new ArrayList<>();
        List<Rejection> ignored = new ArrayList<>();
        for (Rejection rejection : cursor.rejections()) {
            (rejection.code() == RejectionCode.INVALID_WATERMARK ? ignored : rejected).add(rejection);
        }
        rejected.addAll(outOfTime);
        if (!bounds.believes(cursor.watermarkUs())) {
            ignored.add(new Rejection(
                    RejectionCode.CLOCK_SKEW,
                    index,
                    from + FrameLayout.WATERMARK_OFFSET,
                    "watermark_us " + cursor.watermarkUs() + AHEAD + "; it tells nothing"));
        }
        int events = cursor.count() - rejected.size();
        AcceptedFrame frame = new AcceptedFrame(
                DeviceKey.alone(cursor.deviceId()), cursor.sequence(), cursor.crc(), receivedUs, cursor.toBytes());
        return lanes.commit(frame).map(receipt -> new Offered(cursor.sequence(), receipt, events, rejected, ignored));
    }

    private static Rejection outOfTime(RejectionCode code, FrameCursor cursor, long timestampUs) {
        long offset = cursor.end() - (cursor.count() - cursor.index()) * (long) cursor.recordSize();
        String sentence = "timestamp_us " + timestampUs
                + (code == RejectionCode.TOO_OLD ? " lies more than 90 days back" : AHEAD);
        return new Rejection(code, cursor.index(), offset, sentence);
    }

    private static Outcome outcome(List<Offered> offered, Optional<Rejection> broken, boolean heldBack) {
        // One wait for all: a body holds thousands.
        CompletableFuture<?>[] receipts = offered.stream().map(Offered::receipt).toArray(CompletableFuture[]::new);
        Stored.settles(CompletableFuture.allOf(receipts), Stored.WITHIN);
        List<FrameReceipt> frames = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        List<Rejection> ignored = new ArrayList<>();
        int events = 0;
        boolean unstored = false;
        for (Offered frame : offered) {
            Optional<Acceptance> known = acceptance(frame);
            if (known.isEmpty()) {
                unstored = true;
                continue;
            }
            Acceptance acceptance = known.get();
            frames.add(new FrameReceipt(frame.sequence(), acceptance));
            if (acceptance == Acceptance.TAKEN) {
                events += frame.events();
                rejected.addAll(frame.rejected());
                ignored.addAll(frame.ignored());
            }
        }
        return new Outcome(frames, events, rejected, ignored, broken, unstored, heldBack);
    }

    /** Empty if the store could not keep it, or has not told in time. */
    private static Optional<Acceptance> acceptance(Offered frame) {
        if (!frame.receipt().isDone()) {
            return Optional.empty();
        }
        try {
            return Optional.of(frame.receipt().join().acceptance());
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
