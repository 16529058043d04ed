package io.neuralfocus.feature;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;

/** Completed stays by key, bounded: what they come to, and, where that is wanted, how long they lasted as counts in bins. */
final class StayTable {

    private final KeyedPlaces places;
    private final Stays stays;
    private final short[] counts;

    private StayTable(int size, int bins) {
        places = new KeyedPlaces(size);
        stays = new Stays(size);
        counts = new short[size * bins];
    }

    static StayTable withHistograms(int places) {
        return new StayTable(places, DwellHistogram.BINS);
    }

    static StayTable withoutHistograms(int places) {
        return new StayTable(places, 0);
    }

    /** Where a key's stays stand, or {@link KeyedPlaces#ABSENT}. */
    int find(long key) {
        return places.find(key);
    }

    /** Adds a stay; where it stands. */
    int add(long key, long stayUs, double seconds, double log) {
        int place = places.find(key);
        if (place == KeyedPlaces.ABSENT) {
            place = places.settle(key);
            clear(place);
        }
        places.use(place);
        stays.add(place, stayUs, log);
        if (counts.length > 0) {
            DwellHistogram.add(counts, place * DwellHistogram.BINS, seconds);
        }
        return place;
    }

    private void clear(int place) {
        stays.clear(place);
        if (counts.length > 0) {
            DwellHistogram.clear(counts, place * DwellHistogram.BINS);
        }
    }

    int count(int place) {
        return place == KeyedPlaces.ABSENT ? 0 : stays.count(place);
    }

    double logMean(int place) {
        return place == KeyedPlaces.ABSENT ? 0 : stays.logMean(place);
    }

    double leavingShare(int place, double parent) {
        return place == KeyedPlaces.ABSENT ? parent : stays.leavingShare(place, parent);
    }

    /** The chance to leave within 30 s, given the time already stayed. */
    double leaves(int place, double seconds, double parent, double k) {
        return place == KeyedPlaces.ABSENT
                ? parent
                : DwellHistogram.chance(counts, place * DwellHistogram.BINS, seconds, parent, k);
    }

    boolean isTaken(int place) {
        return places.isTaken(place);
    }

    void save(SnapshotWriter out) {
        places.save(out);
        for (int place = 0; place < places.size(); place++) {
            if (places.isTaken(place)) {
                stays.save(place, out);
                if (counts.length > 0) {
                    DwellHistogram.save(counts, place * DwellHistogram.BINS, out);
                }
            }
        }
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        places.load(in);
        for (int place = 0; place < places.size(); place++) {
            if (places.isTaken(place)) {
                stays.load(place, in);
                if (counts.length > 0) {
                    DwellHistogram.load(counts, place * DwellHistogram.BINS, in);
                }
            }
        }
    }
}
