package io.neuralfocus.serving.pipeline;

import io.neuralfocus.event.wire.FrameCursor;
import io.neuralfocus.serving.pipeline.Forecaster.Forecast;
import io.neuralfocus.serving.pipeline.Intake.Outcome;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.people.DeviceKey;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * A frame in, the device's prediction of now out. While the store cannot be written to the frame is not acknowledged; but
 * what would be answered is told all the same, and called degraded.
 */
public final class LiveDesk {

    private final Intake intake;
    private final Lanes lanes;
    private final InstantSource clock;

    public LiveDesk(Intake intake, Lanes lanes, InstantSource clock) {
        this.intake = intake;
        this.lanes = lanes;
        this.clock = clock;
    }

    /**
     * What became of it.
     *
     * @param taken of the frame, as for any other
     * @param answer empty if too much waits, the frame was broken, nothing is known of the device, or no model can answer
     * @param id of the stored prediction; empty if it could not be stored
     */
    public record Told(Outcome taken, Optional<Forecast> answer, Optional<UUID> id) {}

    /** Takes one frame of the device, and asks. */
    public Told ask(DeviceKey device, byte[] frame) {
        Outcome taken = intake.take(frame);
        if (taken.unstored()) {
            return new Told(taken, lookAhead(device, accepted(device, frame)), Optional.empty());
        }
        if (taken.heldBack() || taken.broken().isPresent()) {
            return new Told(taken, Optional.empty(), Optional.empty());
        }
        try {
            Optional<Answered> answer = now(device);
            return new Told(
                    taken,
                    answer.map(Answered::forecast),
                    answer.map(given -> given.stored().id()));
        } catch (StoreException e) {
            // The frame is durable, the answer is not: in the log it stands all the same.
            return new Told(taken, lookAhead(device, Optional.empty()), Optional.empty());
        }
    }

    /** Asks without bringing anything; empty if too much waits, nothing is known of the device, or no model can answer. */
    public Optional<Answered> now(DeviceKey device) {
        return lanes.ask(device, nowUs()).flatMap(Stored::await);
    }

    private Optional<AcceptedFrame> accepted(DeviceKey device, byte[] frame) {
        FrameCursor cursor = new FrameCursor();
        return cursor.open(frame, 0, frame.length)
                ? Optional.of(new AcceptedFrame(device, cursor.sequence(), cursor.crc(), nowUs(), cursor.toBytes()))
                : Optional.empty();
    }

    private Optional<Forecast> lookAhead(DeviceKey device, Optional<AcceptedFrame> frame) {
        return Stored.await(lanes.lookAhead(device, frame, nowUs()))
                .map(Answered::forecast)
                .map(forecast -> forecast.without(Degradation.STORE_UNAVAILABLE));
    }

    private long nowUs() {
        return Now.us(clock);
    }
}
