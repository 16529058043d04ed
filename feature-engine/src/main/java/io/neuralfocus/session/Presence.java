package io.neuralfocus.session;

import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.EventType;
import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;

/**
 * Whether the person is there: idle (told, or inferred from missing input), locked, or silent, and so away.
 *
 * <p>Two bits, idle and locked, say everything; silence sets the idle bit, for it ends like idleness. An away period lasts
 * while either is set. Its beginning can be moved back while it is open, never further than the last activity, and so
 * never into an earlier period, for every period ends with an activity.
 */
public final class Presence {

    private static final long INFERRED_AFTER_US = 5_000_000;
    private static final long SILENT_AFTER_US = 300_000_000;
    private static final long BREAK_US = 300_000_000;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final AwayPeriods periods = new AwayPeriods();

    private long firstUs = NEVER;
    private long lastActivityUs = NEVER;
    private long heardUs;
    private boolean idle;
    private boolean locked;
    private long awaySinceUs;
    private boolean inputSeen;
    private boolean idleTold;
    private long breakEndUs = NEVER;

    /** Takes the next event in canonical order. */
    public void take(EventSlot event) {
        long now = event.timestampUs();
        EventType type = event.type();
        if (!idle
                && !locked
                && type.isActivity()
                && type != EventType.IDLE_END
                && now - lastActivityUs < INFERRED_AFTER_US) {
            // Nearly every event: somebody was there a moment ago and still is, so nothing can have become known.
            lastActivityUs = now;
            heardUs = Math.max(heardUs, now + event.durationUs());
            inputSeen |= type.isInput();
            return;
        }
        if (firstUs == NEVER) {
            firstUs = now;
            heardUs = now;
        } else {
            // At the very instant of a told idleness nothing is inferred any more, and it may be told after this event:
            // only activity settles that the gap before it was idle.
            boolean settles = type.isActivity() && type != EventType.IDLE_END;
            infer(settles ? now : now - 1);
            hear(now);
        }
        heardUs = Math.max(heardUs, now + event.durationUs());
        switch (type) {
            case KEY_PRESS, MOUSE_CLICK -> {
                inputSeen = true;
                endAway(now, true);
            }
            case KEY_RELEASE, MOUSE_MOVE, MOUSE_WHEEL -> {
                inputSeen = true;
                endAway(now, false);
            }
            case WINDOW_FOCUS_CHANGE, WINDOW_MINIMIZE, WINDOW_MAXIMIZE -> endAway(now, false);
            case WINDOW_TITLE_CHANGE -> {}
            case IDLE_START -> {
                idleTold = true;
                long reachedBack = now - Integer.toUnsignedLong(event.word0()) * 1000;
                beginIdle(Math.max(reachedBack, lastActivityUs));
            }
            case IDLE_END -> {
                idleTold = true;
                endAway(now, false);
            }
            case SCREEN_LOCK -> {
                if (!isAway()) {
                    awaySinceUs = now;
                }
                locked = true;
            }
            case SCREEN_UNLOCK -> endAway(now, true);
        }
    }

    /** The device told that it has sent all up to now: a sign of life that is no activity. */
    public void watermark(long nowUs) {
        if (firstUs != NEVER) {
            infer(nowUs);
            hear(nowUs);
            heardUs = Math.max(heardUs, nowUs);
        }
    }

    /** Lets time pass: what becomes known by now, becomes known. */
    public void moveTo(long nowUs) {
        infer(nowUs);
        hear(nowUs);
        periods.moveTo(nowUs);
    }

    private void infer(long nowUs) {
        if (inputSeen && !idleTold && !idle && nowUs - lastActivityUs >= INFERRED_AFTER_US) {
            beginIdle(lastActivityUs);
        }
    }

    private void hear(long nowUs) {
        if (!idle && nowUs - heardUs >= SILENT_AFTER_US) {
            beginIdle(heardUs);
        }
    }

    private void beginIdle(long sinceUs) {
        awaySinceUs = isAway() ? Math.min(awaySinceUs, sinceUs) : sinceUs;
        idle = true;
    }

    private void endAway(long nowUs, boolean unlocks) {
        lastActivityUs = nowUs;
        if (idle || (locked && unlocks)) {
            idle = false;
            if (unlocks) {
                locked = false;
            }
            if (!locked) {
                close(nowUs);
            }
        }
    }

    private void close(long nowUs) {
        periods.add(awaySinceUs, nowUs);
        if (nowUs - awaySinceUs >= BREAK_US) {
            breakEndUs = nowUs;
        }
    }

    public boolean isAway() {
        return idle || locked;
    }

    /** Up to when the device has given a sign of life, by events, how long they lasted, and watermarks. */
    public long heardUs() {
        return heardUs;
    }

    public boolean isOnBreak(long nowUs) {
        return isAway() && nowUs - awaySinceUs >= BREAK_US;
    }

    /** Since when the person works without a break: the end of the last one, or the first event. */
    public long atWorkSinceUs() {
        return breakEndUs == NEVER ? firstUs : breakEndUs;
    }

    /** Away time within the 30 seconds up to now, exactly. */
    public long awayUs(long nowUs) {
        long open = isAway() ? nowUs - Math.max(awaySinceUs, nowUs - 30_000_000) : 0;
        return periods.coveredUs(nowUs) + open;
    }

    /** How many away periods began within the five minutes up to now. */
    public int awayPeriods(long nowUs) {
        return periods.begun() + (isAway() && awaySinceUs > nowUs - 300_000_000 ? 1 : 0);
    }

    /** The longest stretch of the last five minutes that no away period touches. */
    public long longestActiveUs(long nowUs) {
        return periods.longestStretchUs(nowUs, firstUs, isAway() ? awaySinceUs : nowUs);
    }

    public void save(SnapshotWriter out) {
        periods.save(out);
        out.writeLong(firstUs);
        out.writeLong(lastActivityUs);
        out.writeLong(heardUs);
        out.writeBoolean(idle);
        out.writeBoolean(locked);
        out.writeLong(awaySinceUs);
        out.writeBoolean(inputSeen);
        out.writeBoolean(idleTold);
        out.writeLong(breakEndUs);
    }

    public void load(SnapshotReader in) throws SnapshotRefusedException {
        periods.load(in);
        firstUs = in.readLong();
        lastActivityUs = in.readLong();
        heardUs = in.readLong();
        idle = in.readBoolean();
        locked = in.readBoolean();
        awaySinceUs = in.readLong();
        inputSeen = in.readBoolean();
        idleTold = in.readBoolean();
        breakEndUs = in.readLong();
    }
}
