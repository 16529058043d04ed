package io.neuralfocus.feature;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import java.util.Arrays;

/** What her completed stays in each app were like: all of them, and the latest more than the others. */
final class AppHabits {

    private static final int HOMES = 64;

    /** What is left of a stay's weight after each later stay in the app, where only recent ones are to speak. */
    private static final double KEPT = 0.93;

    private static final double HORIZON = 30;
    private static final double RECENT_PRIOR_SECONDS = 30;

    private final StayTable all = StayTable.withHistograms(HOMES);
    private double[] last = new double[all.capacity()];
    private double[] lastButOne = new double[all.capacity()];
    private double[] recentStayed = new double[all.capacity()];
    private double[] recentLeaving = new double[all.capacity()];

    /** Where an app's stays stand, or {@link KeyedPlaces#ABSENT}. */
    int find(int app) {
        return all.find(app);
    }

    void add(int app, long stayUs, double seconds, double log) {
        int place = all.add(app, stayUs, seconds, log);
        grow();
        boolean first = all.count(place) == 1;
        lastButOne[place] = first ? 0 : last[place];
        last[place] = seconds;
        recentStayed[place] = (first ? 0 : recentStayed[place] * KEPT) + seconds;
        recentLeaving[place] = (first ? 0 : recentLeaving[place] * KEPT) + Math.min(seconds, HORIZON);
    }

    private void grow() {
        int places = all.capacity();
        if (last.length < places) {
            last = Arrays.copyOf(last, places);
            lastButOne = Arrays.copyOf(lastButOne, places);
            recentStayed = Arrays.copyOf(recentStayed, places);
            recentLeaving = Arrays.copyOf(recentLeaving, places);
        }
    }

    StayTable all() {
        return all;
    }

    double last(int place) {
        return place == KeyedPlaces.ABSENT ? 0 : last[place];
    }

    double lastButOne(int place) {
        return place == KeyedPlaces.ABSENT ? 0 : lastButOne[place];
    }

    double recentLeavingShare(int place, double parent) {
        return place == KeyedPlaces.ABSENT
                ? parent
                : (recentLeaving[place] + RECENT_PRIOR_SECONDS * parent) / (recentStayed[place] + RECENT_PRIOR_SECONDS);
    }

    void save(SnapshotWriter out) {
        all.save(out);
        for (int home = 0; home < HOMES; home++) {
            int place = all.placeOf(home);
            if (place != KeyedPlaces.ABSENT) {
                out.writeDouble(last[place]);
                out.writeDouble(lastButOne[place]);
                out.writeDouble(recentStayed[place]);
                out.writeDouble(recentLeaving[place]);
            }
        }
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        all.load(in);
        grow();
        for (int home = 0; home < HOMES; home++) {
            int place = all.placeOf(home);
            if (place != KeyedPlaces.ABSENT) {
                last[place] = in.readDouble();
                lastButOne[place] = in.readDouble();
                recentStayed[place] = in.readDouble();
                recentLeaving[place] = in.readDouble();
            }
        }
    }
}
