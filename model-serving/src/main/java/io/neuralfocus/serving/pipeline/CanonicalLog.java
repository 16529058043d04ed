package io.neuralfocus.serving.pipeline;

import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.JsonLogWriter;
import io.neuralfocus.event.json.LateMark;
import io.neuralfocus.event.json.LogLine;
import io.neuralfocus.event.order.Arrivals;
import io.neuralfocus.store.intake.DeviceLogs;
import io.neuralfocus.store.intake.DeviceLogs.Answered;
import io.neuralfocus.store.intake.Kept;
import io.neuralfocus.store.people.DeviceKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A device's log as lines of the canonical event log: replayed by the rules for files, it gives the vectors that were
 * answered from, bit for bit. Everything stands in commit order, with the marks of lateness that were given then.
 *
 * <p>Predictions of the grid move nothing but the momentum of the instants after their own, so they may stand early; one on
 * demand closes time where it stands. Hence they are told in the order of their instants, as early as that order lets them.
 */
public final class CanonicalLog implements DeviceLogs.Reader, LaneInput.Reader {

    private final String user;
    private final String device;
    private final JsonLogWriter to;
    private final Arrivals judge = new Arrivals();
    private final CurrentSessions sessions = new CurrentSessions();
    private final EventSlot judged = new EventSlot();
    private final Deque<Answered> predictions = new ArrayDeque<>();

    private final List<LeftOut> leftOut = new ArrayList<>();

    private boolean begun;

    private CanonicalLog(DeviceKey key, String user, JsonLogWriter to) {
        this.user = user;
        this.device = key.deviceText();
        this.to = to;
    }

    /** An input that does not open any more. A lane passes it over too, unless it took it before it was damaged. */
    public record LeftOut(long ordinal, String why) {}

    /** Writes all of a device's log that is still kept, as this user's; gives what it had to leave out. */
    public static List<LeftOut> write(DeviceLogs logs, DeviceKey device, String user, JsonLogWriter to)
            throws IOException {
        CanonicalLog log = new CanonicalLog(device, user, to);
        try {
            logs.read(device, log);
            log.tellPredictions(Long.MAX_VALUE);
            return log.leftOut;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void answered(List<Answered> all) {
        predictions.addAll(all);
    }

    @Override
    public void kept(Kept kept) {
        try {
            LaneInput.read(kept, this);
        } catch (UnopenedInputException e) {
            leftOut.add(new LeftOut(kept.ordinal(), e.why()));
        }
    }

    @Override
    public void event(EventSlot event) {
        if (!begun) {
            begun = true;
            // What was answered before it speaks of a life that is not told here.
            predictions.removeIf(earlier -> earlier.instantUs() < event.timestampUs());
            tellPredictions(Long.MIN_VALUE);
        }
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
