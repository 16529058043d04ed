package io.neuralfocus.serving.pipeline;

import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.JsonLogWriter;
import io.neuralfocus.event.json.LateMark;
import io.neuralfocus.event.json.LogLine;
import io.neuralfocus.event.order.Arrivals;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.intake.Kept;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.KeptPrediction;
import io.neuralfocus.store.prediction.PredictionLog.Page;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * A device's log as lines of the canonical event log: replayed by the rules for files, it gives the vectors that were
 * answered from, bit for bit. Everything stands in commit order, with the marks of lateness that were given then.
 *
 * <p>Predictions of the grid move nothing but the momentum of the instants after their own, so they may stand early; one on
 * demand closes time where it stands. Hence they are told in the order of their instants, as early as that order lets them.
 */
public final class CanonicalLog implements LaneInput.Reader {

    private final String user;
    private final String device;
    private final JsonLogWriter to;
    private final Arrivals judge = new Arrivals();
    private final CurrentSessions sessions = new CurrentSessions();
    private final EventSlot judged = new EventSlot();
    private final Deque<Answered> predictions;

    /** Of a prediction what a replay needs: 90 days of them are held at once, in some 20 MB. */
    private record Answered(long instantUs, double focusScore, boolean onDemand) {
        static Answered of(KeptPrediction kept) {
            StoredPrediction stored = kept.prediction();
            return new Answered(stored.instantUs(), stored.answer().focusScore(), stored.onDemand());
        }
    }

    private CanonicalLog(DeviceKey key, JsonLogWriter to, Deque<Answered> predictions) {
        this.user = key.user();
        this.device = key.deviceText();
        this.to = to;
        this.predictions = predictions;
    }

    /** Writes all of a device's log that is still kept. */
    public static void write(Store store, DeviceKey device, JsonLogWriter to) throws IOException {
        CanonicalLog log = new CanonicalLog(device, to, predictions(store, device));
        try {
            log.tellPredictions(Long.MIN_VALUE);
            long ordinal = 0;
            for (List<Kept> page = store.inputs().after(device, ordinal);
                    !page.isEmpty();
                    page = store.inputs().after(device, ordinal)) {
                for (Kept kept : page) {
                    LaneInput.read(kept, log);
                    ordinal = kept.ordinal();
                }
            }
            log.tellPredictions(Long.MAX_VALUE);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Deque<Answered> predictions(Store store, DeviceKey device) {
        List<Answered> all = new ArrayList<>();
        long cursor = 0;
        for (var page = page(store, device, cursor);
                !page.predictions().isEmpty();
                page = page(store, device, cursor)) {
            page.predictions().stream().map(Answered::of).forEach(all::add);
            cursor = page.cursor();
        }
        all.sort(Comparator.comparingLong(Answered::instantUs).thenComparing(Answered::onDemand));
        return new ArrayDeque<>(all);
    }

    private static Page<Long> page(Store store, DeviceKey device, long cursor) {
        return store.predictions().listed(device, Long.MIN_VALUE, Long.MAX_VALUE, cursor, 1_000);
    }

    @Override
    public void event(EventSlot event) {
        boolean inTime = judge.offer(event);
        write(inTime ? LateMark.IN_TIME : LateMark.LATE, new StreamItem.Happened(event.toEvent()));
        while (judge.nextUs() != Arrivals.NOTHING_DUE) {
            judge.take(judged);
        }
    }

    @Override
    public void watermark(long timestampUs) {
        judge.watermark(timestampUs);
        write(LateMark.UNTOLD, new StreamItem.Watermark(timestampUs));
    }

    @Override
    public void mark(Mark mark) {
        if (mark instanceof Mark.SessionStart start && sessions.started(start)) {
            write(LateMark.UNTOLD, new StreamItem.SessionStart(start.startUs()));
        } else if (mark instanceof Mark.SessionEnd end && sessions.ended(end)) {
            write(LateMark.UNTOLD, new StreamItem.SessionEnd(end.endUs()));
        } else if (mark instanceof Mark.Asked && judge.newestUs() != Arrivals.NEVER) {
            long atUs = Math.max(judge.newestUs(), judge.closedUs());
            judge.close(atUs);
            tellPredictions(atUs);
        }
    }

    /** All up to an instant, and then those of the grid before the next one on demand. */
    private void tellPredictions(long upToUs) {
        while (!predictions.isEmpty()) {
            Answered next = predictions.removeFirst();
            if (next.onDemand() && next.instantUs() > upToUs) {
                predictions.addFirst(next);
                return;
            }
            write(LateMark.UNTOLD, new StreamItem.Predicted(next.instantUs(), next.focusScore(), next.onDemand()));
        }
    }

    private void write(LateMark late, StreamItem item) {
        try {
            to.write(new LogLine(user, device, "", late, item));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
