package io.neuralfocus.feature;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.order.Arrivals;
import io.neuralfocus.event.order.Arrivals.Taken;
import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One device's stream of events, and the vectors it gives at the instants of its grid: first event + k steps.
 *
 * <p>Hand in what arrives, in order of arrival, then ask {@link #nextInstant} until it says false, and read a vector at
 * each instant. An instant becomes due once nothing at or before it can arrive any more. The momentum is handed in: tell
 * what was answered at an instant before asking for the next.
 *
 * <p>Belongs to one thread. Nothing is allocated per event or per vector once the rings have grown.
 */
public final class FeatureStream {

    /** The step that predictions are made at. */
    public static final long PREDICTION_STEP_US = 5_000_000;

    private static final int SNAPSHOT_FORMAT = 3;

    private final Arrivals arrivals = new Arrivals();
    private final Extractor extractor;
    private final boolean withHabits;
    private final EventSlot slot = new EventSlot();
    private final float[] computed;

    private final long stepUs;
    private long firstUs = Arrivals.NEVER;
    private long nextUs;
    private long atUs = Arrivals.NEVER;

    /**
     * An empty stream.
     *
     * @param widest the schema with the most features that will be read: habits are only learnt, and the last events only
     *     kept, where it has them
     */
    public FeatureStream(Catalog catalog, FeatureSchema widest, long stepUs) {
        this(catalog, widest.needsHabits(), widest.sequenceLength(), stepUs);
    }

    private FeatureStream(Catalog catalog, boolean withHabits, int sequenceLength, long stepUs) {
        if (stepUs <= 0) {
            throw new IllegalArgumentException("the step is " + stepUs + " us; it must be positive");
        }
        this.extractor = new Extractor(catalog, withHabits, sequenceLength);
        this.withHabits = withHabits;
        this.computed = new float[Feature.told(withHabits)];
        this.stepUs = stepUs;
    }

    /** Takes an event in; false if it is late: then it enters no vector, ever. */
    public boolean accept(EventSlot event) {
        return arrivals.offer(event);
    }

    public boolean accept(Event event) {
        return arrivals.offer(slot.fill(event));
    }

    /**
     * Takes an event in of which a log says that it was in time when it came: that is not judged again. False if an instant
     * at or after it was already moved to, for vectors that were read do not change.
     */
    public boolean acceptInTime(EventSlot event) {
        return event.timestampUs() > atUs && arrivals.offerInTime(event);
    }

    /** The device has sent all it has up to here. */
    public void watermark(long timestampUs) {
        arrivals.watermark(timestampUs);
    }

    /** The user's focus session began; told of closed time, it counts from the first instant after that. */
    public void sessionStarted(long timestampUs) {
        extractor.sessions().start(timestampUs, arrivals.closedUs());
    }

    /** The focus session current at this instant ended; told of closed time, from the first instant after that. */
    public void sessionEnded(long timestampUs) {
        extractor.sessions().end(timestampUs, arrivals.closedUs());
    }

    /** A prediction was answered with this focus score. */
    public void predicted(long instantUs, double focusScore) {
        extractor.momentum().predicted(instantUs, focusScore);
    }

    /** Closes time up to here, for a prediction on demand: what arrives later from before it is late. */
    public void closeUpTo(long timestampUs) {
        arrivals.close(timestampUs);
    }

    /** The stream is over: every instant up to the last event's time is due. */
    public void finish() {
        arrivals.close(arrivals.newestUs());
    }

    /** The greatest timestamp accepted so far, or {@link Arrivals#NEVER}. */
    public long newestUs() {
        return arrivals.newestUs();
    }

    /** Up to here nothing more is accepted, or {@link Arrivals#NEVER}. */
    public long closedUs() {
        return arrivals.closedUs();
    }

    /** Moves to the next due instant of the grid; false if none is due. */
    public boolean nextInstant() {
        return nextInstant(Long.MAX_VALUE);
    }

    /**
     * Moves to the next due instant of the grid that is not later than this; false if there is none. Whoever cannot trust
     * what a stream claims asks so: a watermark in the year 9999 makes billions of instants due.
     */
    public boolean nextInstant(long atMostUs) {
        long closedUs = Math.min(arrivals.closedUs(), atMostUs);
        while (true) {
            long eventUs = arrivals.nextUs();
            if (firstUs != Arrivals.NEVER && nextUs < eventUs) {
                if (nextUs > closedUs) {
                    return false;
                }
                extractor.moveTo(nextUs);
                atUs = nextUs;
                nextUs += stepUs;
                return true;
            }
            // A watermark ahead of every event waits for an instant: one on demand may still come before it.
            boolean ahead = eventUs > arrivals.newestUs() && nextUs > closedUs;
            if (eventUs == Arrivals.NOTHING_DUE || ahead) {
                return false;
            }
            takeNext(eventUs);
        }
    }

    private void takeNext(long timestampUs) {
        if (arrivals.take(slot) == Taken.EVENT) {
            if (firstUs == Arrivals.NEVER) {
                firstUs = timestampUs;
                nextUs = timestampUs;
            }
            extractor.take(slot);
        } else {
            extractor.watermark(timestampUs);
        }
    }

    /**
     * While the person is away, nothing changes until something happens: passes over the instants before the next item, as
     * far as time is closed and events reach.
     */
    public void passOverAway() {
        long closedUs = Math.min(arrivals.closedUs(), arrivals.newestUs());
        long untilUs = Math.min(arrivals.nextUs(), closedUs + 1);
        if (atUs != Arrivals.NEVER && extractor.isAway() && nextUs < untilUs) {
            nextUs += ((untilUs - nextUs - 1) / stepUs + 1) * stepUs;
        }
    }

    /**
     * Moves to an instant on demand, at or after all that was accepted, and closes time up to it. Instants of the grid that
     * lie before and were not asked for are passed over. False, and nothing is moved, without any event or if the instant
     * lies before one that was accepted or already moved to.
     */
    public boolean moveTo(long timestampUs) {
        if (arrivals.newestUs() == Arrivals.NEVER || timestampUs < arrivals.newestUs() || timestampUs < atUs) {
            return false;
        }
        arrivals.close(timestampUs);
        for (long next = arrivals.nextUs(); next <= timestampUs; next = arrivals.nextUs()) {
            takeNext(next);
        }
        extractor.moveTo(timestampUs);
        atUs = timestampUs;
        if (nextUs <= timestampUs) {
            nextUs += ((timestampUs - nextUs) / stepUs + 1) * stepUs;
        }
        return true;
    }

    /** The instant last moved to. */
    public long instantUs() {
        return atUs;
    }

    /** Whether the person is away at the instant last moved to. */
    public boolean away() {
        return extractor.isAway();
    }

    /** Up to when the device has given a sign of life, of all that stands at or before the instant last moved to. */
    public long heardUs() {
        return extractor.heardUs();
    }

    /** The offset of the user's clock at the instant last moved to. */
    public int utcOffsetSeconds() {
        return extractor.utcOffsetSeconds();
    }

    /** The app in focus at the instant last moved to. */
    public AppName app() {
        return extractor.app();
    }

    /** Reads the vector at the instant last moved to. */
    public void read(FeatureSchema schema, float[] out) {
        if (atUs == Arrivals.NEVER) {
            throw new IllegalStateException("There is no vector yet: move to an instant first.");
        }
        if (schema.needsHabits() && !withHabits) {
            throw new IllegalArgumentException(schema + " needs habits, and this stream was made to learn none.");
        }
        extractor.tell(atUs, computed);
        schema.pick(computed, out);
        if (schema.sequenceLength() > 0) {
            extractor.tellSequence(atUs, schema.sequenceLength(), out, schema.vectorSize());
        }
    }

    /**
     * Keeps the last events from now on, if this schema holds them and the stream does not keep them yet: for a stream that
     * outlives the model it was made for. Until enough has happened the sequence is padded as at a stream's beginning.
     */
    public void keepSequenceOf(FeatureSchema schema) {
        if (schema.sequenceLength() > 0) {
            extractor.keepSequence(schema.sequenceLength());
        }
    }

    /** The vector at the instant last moved to, with all that stands beside it. */
    public FeatureVector vector(FeatureSchema schema) {
        float[] values = new float[schema.size()];
        read(schema, values);
        List<Float> boxed = new ArrayList<>(values.length);
        for (float value : values) {
            boxed.add(value);
        }
        return extractor.describe(atUs, schema, Collections.unmodifiableList(boxed));
    }

    /** The whole state; {@link #resume} from it equals never having stopped. */
    public byte[] snapshot() {
        SnapshotWriter out = new SnapshotWriter(SNAPSHOT_FORMAT);
        out.writeBoolean(withHabits);
        out.writeLong(extractor.sequenceLength());
        out.writeLong(stepUs);
        out.writeLong(firstUs);
        out.writeLong(nextUs);
        out.writeLong(atUs);
        arrivals.save(out);
        extractor.save(out);
        return out.finish();
    }

    /** The stream that wrote this snapshot, under the same catalogue. */
    public static FeatureStream resume(Catalog catalog, byte[] snapshot) throws SnapshotRefusedException {
        SnapshotReader in = new SnapshotReader(snapshot, SNAPSHOT_FORMAT);
        boolean withHabits = in.readBoolean();
        int sequenceLength = in.readInt();
        if (sequenceLength < 0 || sequenceLength > EventSequence.LENGTH) {
            throw new SnapshotRefusedException("it keeps " + sequenceLength + " of the last events");
        }
        long stepUs = in.readLong();
        if (stepUs <= 0) {
            throw new SnapshotRefusedException("its step is " + stepUs);
        }
        FeatureStream stream = new FeatureStream(catalog, withHabits, sequenceLength, stepUs);
        stream.firstUs = in.readLong();
        stream.nextUs = in.readLong();
        stream.atUs = in.readLong();
        stream.arrivals.load(in);
        stream.extractor.load(in);
        in.expectEnd();
        return stream;
    }
}
