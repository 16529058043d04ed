package io.neuralfocus.feature;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import java.util.Arrays;

/**
 * Which keys are remembered, and at which place of their owner's columns: a key has eight homes it may live in, and takes
 * that of the least recently used when they are taken.
 *
 * <p>Places are given out one after the other, for most people's habits are few: the columns need be no longer than
 * {@link #capacity} says, and grow with it.
 */
final class KeyedPlaces {

    static final int ABSENT = -1;

    private static final int WAYS = 8;
    private static final int LEAST = 8;

    private final int sets;

    /** The place of whoever lives in a home, or {@link #ABSENT}. */
    private final byte[] placesOfHomes;

    // By place.
    private long[] keys = new long[LEAST];
    private int[] usedAt = new int[LEAST];

    private int given;
    private int uses;

    /** So many homes, eight times a power of two and at most 128. */
    KeyedPlaces(int homes) {
        sets = homes / WAYS;
        placesOfHomes = new byte[homes];
        Arrays.fill(placesOfHomes, (byte) ABSENT);
    }

    private int firstHome(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) % sets * WAYS;
    }

    /** Where a key's memories stand, or {@link #ABSENT}. */
    int find(long key) {
        int first = firstHome(key);
        for (int home = first; home < first + WAYS; home++) {
            int place = placesOfHomes[home];
            if (place != ABSENT && keys[place] == key) {
                return place;
            }
        }
        return ABSENT;
    }

    /** Gives a key that lives nowhere a place, which may have been another's: whoever keeps columns clears them there. */
    int settle(long key) {
        int first = firstHome(key);
        int least = first;
        for (int home = first + 1; home < first + WAYS; home++) {
            if (usedAt(home) < usedAt(least)) {
                least = home;
            }
        }
        int place = placesOfHomes[least];
        if (place == ABSENT) {
            place = give(least);
        }
        keys[place] = key;
        return place;
    }

    private int usedAt(int home) {
        int place = placesOfHomes[home];
        return place == ABSENT ? 0 : usedAt[place];
    }

    private int give(int home) {
        int place = given++;
        if (place == keys.length) {
            keys = Arrays.copyOf(keys, 2 * place);
            usedAt = Arrays.copyOf(usedAt, 2 * place);
        }
        placesOfHomes[home] = (byte) place;
        return place;
    }

    /** The key at this place was used. */
    void use(int place) {
        usedAt[place] = ++uses;
    }

    /** Every place that was given is below this. */
    int capacity() {
        return keys.length;
    }

    /** How many homes there are. */
    int homes() {
        return placesOfHomes.length;
    }

    /** The place of whoever lives there, or {@link #ABSENT}: in this order they are saved. */
    int placeOf(int home) {
        return placesOfHomes[home];
    }

    void save(SnapshotWriter out) {
        out.writeLong(uses);
        for (int home = 0; home < placesOfHomes.length; home++) {
            out.writeLong(usedAt(home));
            if (placesOfHomes[home] != ABSENT) {
                out.writeLong(keys[placesOfHomes[home]]);
            }
        }
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        uses = in.readInt();
        for (int home = 0; home < placesOfHomes.length; home++) {
            int used = in.readInt();
            if (used != 0) {
                int place = give(home);
                usedAt[place] = used;
                keys[place] = in.readLong();
            }
        }
    }
}
