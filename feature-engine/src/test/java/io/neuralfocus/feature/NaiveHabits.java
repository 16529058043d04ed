package io.neuralfocus.feature;

import io.neuralfocus.event.AppName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What completed stays teach of a person's habits, from the whole list of them. The chance of which nothing is known, a
 * closed form, is {@link LognormalDwell}'s own: it is held against another way to compute it elsewhere.
 */
final class NaiveHabits {

    private static final double[] EDGES = {1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 48, 64, 85, 113, 150, 200, 300, 600};
    private static final double HORIZON = 30;
    private static final int HALVED_AT = 512;
    private static final int PLACES_IN_A_SET = 8;
    private static final int SETS_OF_APPS = 8;
    private static final int SETS_OF_TITLES = 16;

    private final List<NaiveFocus.Stay> stays;

    /** The stays that switches completed, the oldest first. */
    NaiveHabits(List<NaiveFocus.Stay> stays) {
        this.stays = stays;
    }

    private static double seconds(long us) {
        return (double) us / 1e6;
    }

    /** The last stay is the first; 0 where there was none. */
    double lastDwell(int nth) {
        return nth > stays.size() ? 0 : seconds(stays.get(stays.size() - nth).inAppUs());
    }

    double leavesAnyApp(double inApp) {
        List<Double> all = stays.stream().map(stay -> seconds(stay.inAppUs())).toList();
        return share(all, inApp, LognormalDwell.leavesWithin30s(inApp), 20);
    }

    double leavesApp(AppName app, double inApp, double parent) {
        List<Keyed<Double>> keyed = stays.stream()
                .map(stay -> new Keyed<>(stay.app().hashCode(), seconds(stay.inAppUs())))
                .toList();
        return remembered(keyed, app.hashCode(), SETS_OF_APPS)
                .map(known -> share(known, inApp, parent, 8))
                .orElse(parent);
    }

    double leavesTitle(AppName app, int titleHash, double inTitle, double parent) {
        List<Keyed<Double>> keyed = stays.stream()
                .map(stay -> new Keyed<>(titleKey(stay.app(), stay.titleHash()), seconds(stay.inTitleUs())))
                .toList();
        return remembered(keyed, titleKey(app, titleHash), SETS_OF_TITLES)
                .map(known -> share(known, inTitle, parent, 8))
                .orElse(parent);
    }

    /** Something that is remembered under a key. */
    record Keyed<T>(long key, T value) {}

    static long titleKey(AppName app, int titleHash) {
        return ((long) app.hashCode() << 32) + Integer.toUnsignedLong(titleHash);
    }

    /**
     * What came under a key since it was last forgotten, none if it is not known. Eight keys of a set are remembered; a
     * ninth takes the place of the one that came last the longest ago.
     */
    static <T> Optional<List<T>> remembered(List<Keyed<T>> stays, long key, int sets) {
        Map<Long, List<T>> known = new HashMap<>();
        Map<Long, Integer> lastStay = new HashMap<>();
        for (int i = 0; i < stays.size(); i++) {
            Keyed<T> stay = stays.get(i);
            if (setOf(stay.key(), sets) != setOf(key, sets)) {
                continue;
            }
            if (!known.containsKey(stay.key()) && known.size() == PLACES_IN_A_SET) {
                long longestAgo = lastStay.entrySet().stream()
                        .min(Comparator.comparing(Map.Entry::getValue))
                        .orElseThrow()
                        .getKey();
                known.remove(longestAgo);
                lastStay.remove(longestAgo);
            }
            known.computeIfAbsent(stay.key(), k -> new ArrayList<>()).add(stay.value());
            lastStay.put(stay.key(), i);
        }
        return Optional.ofNullable(known.get(key));
    }

    private static int setOf(long key, int sets) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) % sets;
    }

    /** (ended within 30 s + k x parent) / (longer than now + k), the stays counted in bins in which they lie evenly. */
    private static double share(List<Double> stays, double now, double parent, double k) {
        if (now > EDGES[EDGES.length - 1]) {
            return parent;
        }
        int[] counts = counts(stays);
        double longer = longerThan(counts, now);
        return (longer - longerThan(counts, now + HORIZON) + k * parent) / (longer + k);
    }

    /** How many stays lie in each bin; whenever there are 512 of them, every count is halved. */
    private static int[] counts(List<Double> stays) {
        int[] counts = new int[EDGES.length + 1];
        int sum = 0;
        for (double stay : stays) {
            counts[binOf(stay)]++;
            sum++;
            if (sum == HALVED_AT) {
                sum = 0;
                for (int bin = 0; bin < counts.length; bin++) {
                    counts[bin] /= 2;
                    sum += counts[bin];
                }
            }
        }
        return counts;
    }

    /** Bins end with their edge; the last has none. */
    private static int binOf(double seconds) {
        int bin = 0;
        while (bin < EDGES.length && seconds > EDGES[bin]) {
            bin++;
        }
        return bin;
    }

    private static double longerThan(int[] counts, double seconds) {
        int own = binOf(seconds);
        int beyond = 0;
        for (int bin = own + 1; bin < counts.length; bin++) {
            beyond += counts[bin];
        }
        if (own == EDGES.length) {
            // Of a stay beyond the last edge it is not known how long it was: none has ended yet.
            return counts[own];
        }
        double begins = own == 0 ? 0 : EDGES[own - 1];
        double unspent = (EDGES[own] - seconds) / (EDGES[own] - begins);
        return beyond + counts[own] * unspent;
    }
}
