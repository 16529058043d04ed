package io.neuralfocus.feature;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import java.util.Arrays;

/**
 * How long stays lasted, as counts in 20 bins, many of them side by side in one array; and what they say of the chance to
 * leave within 30 seconds.
 *
 * <p>A bin's stays are taken to lie evenly in it. When one histogram has {@link #FULL} of them all its counts are halved: a
 * habit of last month weighs less than one of today, and a count fits two bytes.
 */
final class DwellHistogram {

    static final int BINS = 20;
    static final int FULL = 512;

    /** Where bins end, in seconds; the last has no end. */
    private static final double[] EDGES = {1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 48, 64, 85, 113, 150, 200, 300, 600};

    private DwellHistogram() {}

    static int binOf(double seconds) {
        int bin = 0;
        while (bin < EDGES.length && seconds > EDGES[bin]) {
            bin++;
        }
        return bin;
    }

    static void clear(short[] counts, int from) {
        Arrays.fill(counts, from, from + BINS, (short) 0);
    }

    /** Adds a stay to the histogram that begins here, and halves it when it is full. */
    static void add(short[] counts, int from, double seconds) {
        counts[from + binOf(seconds)]++;
        int total = 0;
        for (int bin = 0; bin < BINS; bin++) {
            total += counts[from + bin];
        }
        if (total >= FULL) {
            for (int bin = 0; bin < BINS; bin++) {
                counts[from + bin] = (short) (counts[from + bin] / 2);
            }
        }
    }

    /**
     * (ended within 30 s + k x parent) / (longer than now + k) for somebody who has stayed for so many seconds. Beyond the
     * last edge nobody knows when stays ended: they tell nothing more than the parent.
     */
    static double chance(short[] counts, int from, double seconds, double parent, double k) {
        if (binOf(seconds) == BINS - 1) {
            return parent;
        }
        double longer = longerThan(counts, from, seconds);
        double ended = longer - longerThan(counts, from, seconds + 30);
        return (ended + k * parent) / (longer + k);
    }

    private static double longerThan(short[] counts, int from, double seconds) {
        int bin = binOf(seconds);
        if (bin == BINS - 1) {
            return counts[from + bin];
        }
        double longer = 0;
        for (int later = bin + 1; later < BINS; later++) {
            longer += counts[from + later];
        }
        double low = bin == 0 ? 0 : EDGES[bin - 1];
        return longer + counts[from + bin] * ((EDGES[bin] - seconds) / (EDGES[bin] - low));
    }

    static void save(short[] counts, int from, SnapshotWriter out) {
        for (int bin = 0; bin < BINS; bin++) {
            out.writeLong(counts[from + bin]);
        }
    }

    static void load(short[] counts, int from, SnapshotReader in) throws SnapshotRefusedException {
        for (int bin = 0; bin < BINS; bin++) {
            counts[from + bin] = (short) in.readInt();
        }
    }
}
