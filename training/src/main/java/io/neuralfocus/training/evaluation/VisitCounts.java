package io.neuralfocus.training.evaluation;

import java.util.Map;
import java.util.TreeMap;

/** How often people left within the horizon, and how often not, after each time in an app: times are whole seconds. */
final class VisitCounts {

    /** Later than this a time says nothing more. */
    private static final long LONGEST_S = 86_400;

    private final Map<Long, long[]> counts = new TreeMap<>();

    static VisitCounts of(double[] seconds, boolean[] happened) {
        VisitCounts visits = new VisitCounts();
        for (int row = 0; row < seconds.length; row++) {
            long time = Math.min(LONGEST_S, (long) Math.max(0, seconds[row]));
            visits.counts.computeIfAbsent(time, unmet -> new long[2])[happened[row] ? 1 : 0]++;
        }
        return visits;
    }

    double logLoss(LognormalVisits visits) {
        double loss = 0;
        for (Map.Entry<Long, long[]> entry : counts.entrySet()) {
            double leaves = Math.min(Math.max(visits.probability(entry.getKey()), 1e-12), 1 - 1e-12);
            loss -= entry.getValue()[1] * StrictMath.log(leaves) + entry.getValue()[0] * StrictMath.log(1 - leaves);
        }
        return loss;
    }
}
