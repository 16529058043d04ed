package io.neuralfocus.feature;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;

/** The moving average of the answered focus scores, forgetting with a time constant of 300 seconds of event time. */
final class Momentum {

    private static final long NEVER = Long.MIN_VALUE;

    private double before = 50;
    private double after = 50;
    private long lastUs = NEVER;

    /** A prediction was answered. One from before the last one changes nothing. */
    void predicted(long instantUs, double score) {
        if (lastUs == NEVER) {
            lastUs = instantUs;
        } else if (instantUs > lastUs) {
            double elapsed = (double) (instantUs - lastUs) / 300e6;
            before = after;
            after += (1 - StrictMath.exp(-elapsed)) * (score - after);
            lastUs = instantUs;
        }
    }

    /** After all predictions with an earlier instant: what is answered now, twice even, does not move itself. */
    double value(long nowUs) {
        return lastUs < nowUs ? after : before;
    }

    void save(SnapshotWriter out) {
        out.writeDouble(before);
        out.writeDouble(after);
        out.writeLong(lastUs);
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        before = in.readDouble();
        after = in.readDouble();
        lastUs = in.readLong();
    }
}
