package io.neuralfocus.feature;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import java.util.Arrays;

/**
 * What completed stays come to, for many kinds of stays side by side: how many there were, the decayed mean of their
 * logarithms, and the share of their time that lay within 30 seconds before leaving.
 *
 * <p>That share is the chance to leave within 30 seconds at an instant of which nothing else is known. With little time
 * remembered it is drawn to its parent.
 */
final class Stays {

    /** A new stay's weight in a mean. */
    private static final double FORGETTING = 0.2;

    private static final long HORIZON_US = 30_000_000;
    private static final double PRIOR_SECONDS = 60;

    private int[] counts;
    private double[] logMeans;
    private long[] stayedUs;
    private long[] leavingUs;

    Stays(int places) {
        counts = new int[places];
        logMeans = new double[places];
        stayedUs = new long[places];
        leavingUs = new long[places];
    }

    /** Makes room for so many places. */
    void grow(int places) {
        if (counts.length < places) {
            counts = Arrays.copyOf(counts, places);
            logMeans = Arrays.copyOf(logMeans, places);
            stayedUs = Arrays.copyOf(stayedUs, places);
            leavingUs = Arrays.copyOf(leavingUs, places);
        }
    }

    void clear(int place) {
        counts[place] = 0;
        logMeans[place] = 0;
        stayedUs[place] = 0;
        leavingUs[place] = 0;
    }

    void add(int place, long stayUs, double log) {
        logMeans[place] = counts[place] == 0 ? log : logMeans[place] + FORGETTING * (log - logMeans[place]);
        counts[place]++;
        stayedUs[place] += stayUs;
        leavingUs[place] += Math.min(stayUs, HORIZON_US);
    }

    int count(int place) {
        return counts[place];
    }

    double logMean(int place) {
        return logMeans[place];
    }

    double leavingShare(int place, double parent) {
        double leaving = (double) leavingUs[place] / 1e6;
        double stayed = (double) stayedUs[place] / 1e6;
        return (leaving + PRIOR_SECONDS * parent) / (stayed + PRIOR_SECONDS);
    }

    void save(int place, SnapshotWriter out) {
        out.writeLong(counts[place]);
        out.writeDouble(logMeans[place]);
        out.writeLong(stayedUs[place]);
        out.writeLong(leavingUs[place]);
    }

    void load(int place, SnapshotReader in) throws SnapshotRefusedException {
        counts[place] = in.readInt();
        logMeans[place] = in.readDouble();
        stayedUs[place] = in.readLong();
        leavingUs[place] = in.readLong();
    }
}
