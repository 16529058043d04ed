package io.neuralfocus.feature;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;

/**
 * How often something happened lately, each time weighing exp(-age / 15 s), and likewise with 60, 240 and 960 s: no edge
 * that an event falls off, and no memory of single events.
 */
final class FadingCounts {

    /** How many spans there are; each is four times the one before. */
    static final int SPANS = 4;

    private static final double LONGEST_US = 960e6;

    private final double[] counts = new double[SPANS];
    private long countedUs;

    void add(long timestampUs) {
        fade(timestampUs, counts);
        countedUs = timestampUs;
        for (int span = 0; span < SPANS; span++) {
            counts[span]++;
        }
    }

    /** Writes the counts as they are now, the shortest span's first. */
    void tell(long nowUs, double[] out) {
        fade(nowUs, out);
    }

    /** One exponential serves all: a span four times shorter fades by the fourth power. */
    private void fade(long nowUs, double[] out) {
        double left = StrictMath.exp(-(double) (nowUs - countedUs) / LONGEST_US);
        for (int span = SPANS - 1; span >= 0; span--) {
            out[span] = counts[span] * left;
            double squared = left * left;
            left = squared * squared;
        }
    }

    void save(SnapshotWriter out) {
        out.writeLong(countedUs);
        for (double count : counts) {
            out.writeDouble(count);
        }
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        countedUs = in.readLong();
        for (int span = 0; span < SPANS; span++) {
            counts[span] = in.readDouble();
        }
    }
}
