package io.neuralfocus.feature;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import java.util.Arrays;

/**
 * How often each title was told, and when it last gave way. Kept apart from the stays under titles: a title that counts
 * percents is told in a hundred forms, and would take the places of those she works under.
 */
final class TitleTellings {

    private static final int HOMES = 128;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final KeyedPlaces places = new KeyedPlaces(HOMES);
    private int[] told = new int[places.capacity()];
    private long[] leftUs = new long[places.capacity()];

    void told(long key) {
        int place = places.find(key);
        if (place == KeyedPlaces.ABSENT) {
            place = places.settle(key);
            grow();
            told[place] = 0;
            leftUs[place] = NEVER;
        }
        places.use(place);
        told[place]++;
    }

    private void grow() {
        if (told.length < places.capacity()) {
            told = Arrays.copyOf(told, places.capacity());
            leftUs = Arrays.copyOf(leftUs, places.capacity());
        }
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
        for (int home = 0; home < HOMES; home++) {
            int place = places.placeOf(home);
            if (place != KeyedPlaces.ABSENT) {
                out.writeLong(told[place]);
                out.writeLong(leftUs[place]);
            }
        }
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        places.load(in);
        grow();
        for (int home = 0; home < HOMES; home++) {
            int place = places.placeOf(home);
            if (place != KeyedPlaces.ABSENT) {
                told[place] = in.readInt();
                leftUs[place] = in.readLong();
            }
        }
    }
}
