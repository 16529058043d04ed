package io.neuralfocus.feature;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;

/** The moving average of the answered focus scores, forgetting with a time constant of 300 seconds of event time. */
final class Momentum {

    private static final long NEVER = Long.MIN_VALUE;

    private double value = 50;
    private long lastUs = NEVER;

    /** A prediction was answered. One from before the last one changes nothing. */
    void predicted(long instantUs, double score) {
        if (lastUs == NEVER) {
            lastUs = instantUs;
        } else if (instantUs > lastUs) {
            double elapsed = (double) (instantUs - lastUs) / 300e6;
            value += (1 - StrictMath.exp(-elapsed)) * (score - value);
            lastUs = instantUs;
        }
    }

    double value() {
        return value;
    }

    void save(SnapshotWriter out) {
        out.writeDouble(value);
        out.writeLong(lastUs);
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        value = in.readDouble();
        lastUs = in.readLong();
    }
}
