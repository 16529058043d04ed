package io.neuralfocus.feature;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;

/**
 * Dwell histograms by key, bounded: a key has eight places it may live in, and takes that of the least recently used when
 * they are taken.
 */
final class DwellTable {

    static final int ABSENT = -1;

    private static final int WAYS = 8;

    private final int sets;
    private final long[] keys;
    private final int[] usedAt;
    private final short[] counts;
    private int uses;

    /** A table of so many places, eight times a power of two. */
    DwellTable(int places) {
        sets = places / WAYS;
        keys = new long[places];
        usedAt = new int[places];
        counts = new short[places * DwellHistogram.BINS];
    }

    private int firstPlace(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) % sets * WAYS;
    }

    private int find(long key) {
        int first = firstPlace(key);
        for (int place = first; place < first + WAYS; place++) {
            if (usedAt[place] != 0 && keys[place] == key) {
                return place;
            }
        }
        return ABSENT;
    }

    void add(long key, double seconds) {
        int place = find(key);
        if (place == ABSENT) {
            place = leastRecentlyUsed(firstPlace(key));
            keys[place] = key;
            for (int bin = 0; bin < DwellHistogram.BINS; bin++) {
                counts[place * DwellHistogram.BINS + bin] = 0;
            }
        }
        usedAt[place] = ++uses;
        DwellHistogram.add(counts, place * DwellHistogram.BINS, seconds);
    }

    private int leastRecentlyUsed(int first) {
        int least = first;
        for (int place = first + 1; place < first + WAYS; place++) {
            if (usedAt[place] < usedAt[least]) {
                least = place;
            }
        }
        return least;
    }

    double chance(long key, double seconds, double parent, double k) {
        int place = find(key);
        return place == ABSENT
                ? parent
                : DwellHistogram.chance(counts, place * DwellHistogram.BINS, seconds, parent, k);
    }

    void save(SnapshotWriter out) {
        out.writeLong(uses);
        for (int place = 0; place < keys.length; place++) {
            out.writeLong(usedAt[place]);
            if (usedAt[place] != 0) {
                out.writeLong(keys[place]);
                for (int bin = 0; bin < DwellHistogram.BINS; bin++) {
                    out.writeLong(counts[place * DwellHistogram.BINS + bin]);
                }
            }
        }
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        uses = in.readInt();
        for (int place = 0; place < keys.length; place++) {
            usedAt[place] = in.readInt();
            if (usedAt[place] != 0) {
                keys[place] = in.readLong();
                for (int bin = 0; bin < DwellHistogram.BINS; bin++) {
                    counts[place * DwellHistogram.BINS + bin] = (short) in.readInt();
                }
            }
        }
    }
}
