package io.neuralfocus.feature;

import io.neuralfocus.event.StreamItem;
import java.util.ArrayList;
import java.util.List;

/** At which instants vectors are due, and after which item each: the grid, and what was asked on demand. */
final class NaiveSchedule {

    private final List<Long> instants = new ArrayList<>();
    private final List<Integer> countAfter = new ArrayList<>();
    private final long stepUs;
    private long nextUs;

    NaiveSchedule(List<StreamItem> log, NaiveArrival arrival, long stepUs) {
        this.stepUs = stepUs;
        if (arrival.accepted().isEmpty()) {
            return;
        }
        nextUs = arrival.accepted().get(0).timestampUs();
        for (int i = 0; i < log.size(); i++) {
            addGridUpTo(arrival.closedAfter(i));
            if (log.get(i) instanceof StreamItem.Predicted predicted && predicted.onDemand()) {
                instants.add(predicted.timestampUs());
            }
            countAfter.add(instants.size());
        }
        addGridUpTo(arrival.accepted().get(arrival.accepted().size() - 1).timestampUs());
    }

    private void addGridUpTo(long us) {
        for (; nextUs <= us; nextUs += stepUs) {
            instants.add(nextUs);
        }
    }

    /** The instants in the order in which their vectors are made. */
    List<Long> instants() {
        return instants;
    }

    /** How many vectors could be made once so many items had been told. */
    int countAfter(int items) {
        return items == 0 || instants.isEmpty() ? 0 : countAfter.get(items - 1);
    }
}
