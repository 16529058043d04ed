package io.neuralfocus.training.evaluation;

import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.prediction.ObservedOutcome;
import io.neuralfocus.store.prediction.Remembered;
import io.neuralfocus.store.prediction.Retrospect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects what a service told and what came, version by version, out of a look back. Nobody has to label anything: 30 s
 * after each prediction the service has seen what came. Days are those of the world's clock.
 */
public final class TrackRecords implements Retrospect.Visitor {

    private static final long DAY_US = 86_400_000_000L;

    private final Map<String, Track> tracks = new TreeMap<>();
    private final Map<PersonKey, Integer> people = new HashMap<>();

    private long newestUs = Long.MIN_VALUE;

    /** One version's, growing. */
    private static final class Track {
        private double[] risks = new double[1_024];
        private boolean[] switched = new boolean[1_024];
        private int[] users = new int[1_024];
        private long[] days = new long[1_024];
        private int count;
        private long away;
        private long disturbed;
        private final List<Long> awaited = new ArrayList<>();
        private long unobserved;
        private long firstUs = Long.MAX_VALUE;
        private long lastUs = Long.MIN_VALUE;

        void observed(Remembered prediction, int user) {
            if (count == risks.length) {
                int capacity = count + (count >> 1);
                risks = Arrays.copyOf(risks, capacity);
                switched = Arrays.copyOf(switched, capacity);
                users = Arrays.copyOf(users, capacity);
                days = Arrays.copyOf(days, capacity);
            }
            risks[count] = prediction.risk();
            switched[count] = prediction
                    .observed()
                    .filter(ObservedOutcome.SWITCHED::equals)
                    .isPresent();
            users[count] = user;
            days[count++] = Math.floorDiv(prediction.instantUs(), DAY_US);
        }

        /** Users are numbered anew, for not everybody met every version. */
        TrackRecord told(String version, long newestUs) {
            long open = awaited.stream()
                    .filter(instantUs -> Remembered.isAwaited(instantUs, newestUs))
                    .count();
            Map<Integer, Integer> numbers = new HashMap<>();
            int[] own = new int[count];
            Arrays.setAll(own, row -> numbers.computeIfAbsent(users[row], user -> numbers.size()));
            return new TrackRecord(
                    version,
                    new Outcomes(Arrays.copyOf(switched, count), own, Arrays.copyOf(days, count), List.of()),
                    Arrays.copyOf(risks, count),
                    away,
                    disturbed,
                    open,
                    unobserved + awaited.size() - open,
                    firstUs,
                    lastUs);
        }
    }

    @Override
    public void device(Retrospect.Device device) {
        people.computeIfAbsent(device.key().person(), person -> people.size());
    }

    @Override
    public void prediction(Remembered prediction) {
        Track track = tracks.computeIfAbsent(prediction.modelVersion(), version -> new Track());
        track.firstUs = Math.min(track.firstUs, prediction.instantUs());
        track.lastUs = Math.max(track.lastUs, prediction.instantUs());
        newestUs = Math.max(newestUs, prediction.instantUs());
        if (prediction.disturbed()) {
            track.disturbed++;
        } else if (prediction.observed().isEmpty()) {
            if (prediction.isObservable()) {
                track.awaited.add(prediction.instantUs());
            } else {
                track.unobserved++;
            }
        } else if (prediction.observed().get() == ObservedOutcome.CENSORED) {
            track.away++;
        } else {
            track.observed(prediction, people.getOrDefault(prediction.device().person(), 0));
        }
    }

    /** What was collected, in the order of the versions' names. */
    public List<TrackRecord> all() {
        List<TrackRecord> all = new ArrayList<>();
        tracks.forEach((version, track) -> all.add(track.told(version, newestUs)));
        return all;
    }
}
