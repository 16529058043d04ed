package io.neuralfocus.serving.pipeline;

import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import io.neuralfocus.event.wire.FrameCursor;
import io.neuralfocus.store.Acceptance;
import io.neuralfocus.store.AcceptedFrame;
import io.neuralfocus.store.DeviceKey;
import io.neuralfocus.store.FrameLog.Receipt;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Takes bodies of frames in: checks each frame and each record, commits, and only then gives a receipt. */
public final class Intake {

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
     * @param broken why reading stopped before the end, if it did
     */
    public record Outcome(List<FrameReceipt> frames, int events, List<Rejection> rejected, Optional<Rejection> broken) {

        /** How many frames met this fate. */
        public long count(Acceptance acceptance) {
            return frames.stream()
                    .filter(frame -> frame.acceptance() == acceptance)
                    .count();
        }
    }

    private record Offered(long sequence, CompletableFuture<Receipt> receipt, int events, List<Rejection> rejected) {}

    /** Takes a body of frames back to back; returns when all that was taken is durable. Key codes in it are wiped. */
    public Outcome take(byte[] body) {
        long receivedUs = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        FrameCursor cursor = new FrameCursor();
        List<Offered> offered = new ArrayList<>();
        Optional<Rejection> broken = Optional.empty();
        int from = 0;
        while (from < body.length && broken.isEmpty()) {
            if (cursor.open(body, from, body.length, offered.size(), from)) {
                offered.add(offer(cursor, from, receivedUs));
                from = cursor.end();
            } else {
                broken = Optional.of(cursor.refusal());
            }
        }
        return outcome(offered, broken);
    }

    private Offered offer(FrameCursor cursor, int from, long receivedUs) {
        TimeBounds bounds = new TimeBounds(receivedUs);
        EventSlot slot = new EventSlot();
        List<Rejection> outOfTime = new ArrayList<>();
        int events = 0;
        while (cursor.next(slot)) {
            Optional<RejectionCode> refusal = bounds.refusal(slot.timestampUs());
            if (refusal.isPresent()) {
                outOfTime.add(outOfTime(refusal.get(), cursor, from, slot.timestampUs()));
            } else {
                events++;
            }
        }
        List<Rejection> rejected = new ArrayList<>(cursor.rejections());
        rejected.addAll(outOfTime);
        AcceptedFrame frame = new AcceptedFrame(
                DeviceKey.alone(cursor.deviceId()), cursor.sequence(), cursor.crc(), receivedUs, cursor.toBytes());
        return new Offered(cursor.sequence(), lanes.commit(frame), events, rejected);
    }

    private static Rejection outOfTime(RejectionCode code, FrameCursor cursor, int from, long timestampUs) {
        long offset = cursor.end() - (cursor.count() - cursor.index()) * (long) cursor.recordSize();
        String sentence = "timestamp_us " + timestampUs
                + (code == RejectionCode.TOO_OLD
                        ? " lies more than 90 days back"
                        : " is more than 5 minutes ahead of the service's clock");
        return new Rejection(code, cursor.index(), Math.max(from, offset), sentence);
    }

    private static Outcome outcome(List<Offered> offered, Optional<Rejection> broken) {
        List<FrameReceipt> frames = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        int events = 0;
        for (Offered frame : offered) {
            Acceptance acceptance = frame.receipt().join().acceptance();
            frames.add(new FrameReceipt(frame.sequence(), acceptance));
            if (acceptance == Acceptance.TAKEN) {
                events += frame.events();
                rejected.addAll(frame.rejected());
            }
        }
        return new Outcome(frames, events, rejected, broken);
    }
}
