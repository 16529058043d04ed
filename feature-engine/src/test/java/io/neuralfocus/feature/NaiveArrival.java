package io.neuralfocus.feature;

import io.neuralfocus.event.Event;
import io.neuralfocus.event.StreamItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a device's stream comes to once arrival is settled: which events count and in which order, which watermarks were
 * heard, what the sessions and the predictions were, and up to where time is closed after each item.
 */
final class NaiveArrival {

    static final long GRACE_US = 2_000_000;
    static final long NEVER = Long.MIN_VALUE;

    private final List<Event> accepted = new ArrayList<>();
    private final List<Boolean> inTime = new ArrayList<>();
    private final List<Long> watermarks = new ArrayList<>();
    private final List<StreamItem.Predicted> predictions = new ArrayList<>();
    private final NaiveSessions sessions = new NaiveSessions();
    private final List<Long> closedAfter = new ArrayList<>();

    /** The greatest accepted timestamp, the greatest watermark told, the newest prediction on demand. */
    private long newest = NEVER;

    private long told = NEVER;
    private long answered = NEVER;

    NaiveArrival(List<StreamItem> arrivals) {
        for (StreamItem item : arrivals) {
            arrive(item);
            closedAfter.add(closed());
        }
        // The sort is stable: equal timestamps stay in the order in which they were committed.
        accepted.sort(Comparator.comparingLong(Event::timestampUs));
        watermarks.sort(Comparator.naturalOrder());
        predictions.sort(Comparator.comparingLong(StreamItem.Predicted::timestampUs));
    }

    private void arrive(StreamItem item) {
        if (item instanceof StreamItem.Happened happened) {
            Event event = happened.event();
            boolean counts = event.timestampUs() > closed();
            inTime.add(counts);
            if (counts) {
                accepted.add(event);
                newest = Math.max(newest, event.timestampUs());
            }
        } else if (item instanceof StreamItem.Watermark watermark) {
            if (watermark.timestampUs() > closed()) {
                watermarks.add(watermark.timestampUs());
            }
            told = Math.max(told, watermark.timestampUs());
        } else if (item instanceof StreamItem.Predicted predicted) {
            predictions.add(predicted);
            if (predicted.onDemand()) {
                answered = Math.max(answered, predicted.timestampUs());
            }
        } else if (item instanceof StreamItem.SessionStart start) {
            sessions.started(start.timestampUs(), closed());
        } else if (item instanceof StreamItem.SessionEnd end) {
            sessions.ended(end.timestampUs(), closed());
        }
    }

    /** Everything up to this instant is settled: an event there or before is late, a vector there may be made. */
    private long closed() {
        long byEvents = newest == NEVER ? NEVER : newest - GRACE_US - 1;
        return Math.max(byEvents, Math.max(told, answered));
    }

    /** Time was closed up to here once the item of this number had arrived. */
    long closedAfter(int item) {
        return closedAfter.get(item);
    }

    /** For each event that arrived, in order of arrival, whether it counts or was late. */
    List<Boolean> inTime() {
        return inTime;
    }

    /** The accepted events at or before an instant, by timestamp, then by order of arrival. */
    List<Event> eventsUpTo(long instantUs) {
        int low = 0;
        int high = accepted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (accepted.get(middle).timestampUs() <= instantUs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return accepted.subList(0, low);
    }

    List<Event> accepted() {
        return accepted;
    }

    /** The watermarks that told something new when they came, in order of time. */
    List<Long> watermarks() {
        return watermarks;
    }

    /** Every prediction that was answered, in order of its instant. */
    List<StreamItem.Predicted> predictions() {
        return predictions;
    }

    NaiveSessions sessions() {
        return sessions;
    }
}
