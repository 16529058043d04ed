package io.neuralfocus.feature;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;

/**
 * Which key lives in which of so many places: a key has eight it may live in, and takes that of the least recently used when
 * they are taken. What is remembered of a key stands in its owner's columns, at its place.
 */
final class KeyedPlaces {

    static final int ABSENT = -1;

    private static final int WAYS = 8;

    private final int sets;
    private final long[] keys;
    private final int[] usedAt;
    private int uses;

    /** So many places, eight times a power of two. */
    KeyedPlaces(int places) {
        sets = places / WAYS;
        keys = new long[places];
        usedAt = new int[places];
    }

    private int firstPlace(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) % sets * WAYS;
    }

    /** Where a key lives, or {@link #ABSENT}. */
    int find(long key) {
        int first = firstPlace(key);
        for (int place = first; place < first + WAYS; place++) {
            if (keys[place] == key && usedAt[place] != 0) {
                return place;
            }
        }
        return ABSENT;
    }

    /** Gives a key that lives nowhere a place, which may have been another's: whoever keeps columns clears them there. */
    int settle(long key) {
        int first = firstPlace(key);
        int least = first;
        for (int place = first + 1; place < first + WAYS; place++) {
            if (usedAt[place] < usedAt[least]) {
                least = place;
            }
        }
        keys[least] = key;
        return least;
    }

    /** The key at this place was used. */
    void use(int place) {
        usedAt[place] = ++uses;
    }

    int size() {
        return keys.length;
    }

    boolean isTaken(int place) {
        return usedAt[place] != 0;
    }

    void save(SnapshotWriter out) {
        out.writeLong(uses);
        for (int place = 0; place < keys.length; place++) {
            out.writeLong(usedAt[place]);
            if (isTaken(place)) {
                out.writeLong(keys[place]);
            }
        }
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        uses = in.readInt();
        for (int place = 0; place < keys.length; place++) {
            usedAt[place] = in.readInt();
            if (isTaken(place)) {
                keys[place] = in.readLong();
            }
        }
    }
}
