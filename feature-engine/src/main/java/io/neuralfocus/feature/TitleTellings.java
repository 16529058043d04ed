package io.neuralfocus.feature;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;

/**
 * How often each title was told, and when it last gave way. Kept apart from the stays under titles: a title that counts
 * percents is told in a hundred forms, and would take the places of those she works under.
 */
final class TitleTellings {

    private static final int PLACES = 128;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final KeyedPlaces places = new KeyedPlaces(PLACES);
    private final int[] told = new int[PLACES];
    private final long[] leftUs = new long[PLACES];

    void told(long key) {
        int place = places.find(key);
        if (place == KeyedPlaces.ABSENT) {
            place = places.settle(key);
            told[place] = 0;
            leftUs[place] = NEVER;
        }
        places.use(place);
        told[place]++;
    }

    /** Another title was told, or another app came to the focus. */
    void left(long key, long timestampUs) {
        int place = places.find(key);
        if (place != KeyedPlaces.ABSENT) {
            leftUs[place] = timestampUs;
        }
    }

    int count(long key) {
        int place = places.find(key);
        return place == KeyedPlaces.ABSENT ? 0 : told[place];
    }

    /** Time since it last gave way, 0 if it never did. */
    long sinceLeftUs(long key, long nowUs) {
        int place = places.find(key);
        return place == KeyedPlaces.ABSENT || leftUs[place] == NEVER ? 0 : nowUs - leftUs[place];
    }

    void save(SnapshotWriter out) {
        places.save(out);
        for (int place = 0; place < PLACES; place++) {
            if (places.isTaken(place)) {
                out.writeLong(told[place]);
                out.writeLong(leftUs[place]);
            }
        }
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        places.load(in);
        for (int place = 0; place < PLACES; place++) {
            if (places.isTaken(place)) {
                told[place] = in.readInt();
                leftUs[place] = in.readLong();
            }
        }
    }
}
