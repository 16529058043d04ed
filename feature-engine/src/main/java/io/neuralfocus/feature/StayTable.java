package io.neuralfocus.feature;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import java.util.Arrays;

/** Completed stays by key, bounded: what they come to, and, where that is wanted, how long they lasted as counts in bins. */
final class StayTable {

    private final KeyedPlaces places;
    private final Stays stays;
    private final int bins;
    private short[] counts;

    private StayTable(int homes, int bins) {
        places = new KeyedPlaces(homes);
        stays = new Stays(places.capacity());
        this.bins = bins;
        counts = new short[places.capacity() * bins];
    }

    static StayTable withHistograms(int homes) {
        return new StayTable(homes, DwellHistogram.BINS);
    }

    static StayTable withoutHistograms(int homes) {
        return new StayTable(homes, 0);
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
            grow();
            clear(place);
        }
        places.use(place);
        stays.add(place, stayUs, log);
        if (bins > 0) {
            DwellHistogram.add(counts, place * DwellHistogram.BINS, seconds);
        }
        return place;
    }

    private void grow() {
        stays.grow(places.capacity());
        if (counts.length < places.capacity() * bins) {
            counts = Arrays.copyOf(counts, places.capacity() * bins);
        }
    }

    private void clear(int place) {
        stays.clear(place);
        if (bins > 0) {
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

    /** Every place is below this. */
    int capacity() {
        return places.capacity();
    }

    /** The place of whoever lives in a home, or {@link KeyedPlaces#ABSENT}. */
    int placeOf(int home) {
        return places.placeOf(home);
    }

    void save(SnapshotWriter out) {
        places.save(out);
        for (int home = 0; home < places.homes(); home++) {
            int place = places.placeOf(home);
            if (place != KeyedPlaces.ABSENT) {
                stays.save(place, out);
                if (bins > 0) {
                    DwellHistogram.save(counts, place * DwellHistogram.BINS, out);
                }
            }
        }
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        places.load(in);
        grow();
        for (int home = 0; home < places.homes(); home++) {
            int place = places.placeOf(home);
            if (place != KeyedPlaces.ABSENT) {
                stays.load(place, in);
                if (bins > 0) {
                    DwellHistogram.load(counts, place * DwellHistogram.BINS, in);
                }
            }
        }
    }
}
