package io.neuralfocus.feature;

import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * When the person was away, as known at one instant, from the definitions alone: every stretch of told idleness, of
 * inferred idleness, of lock and of silence is found by itself, then those that overlap are one period.
 */
final class NaiveAway {

    static final long INFERRED_AFTER_US = 5_000_000;
    static final long SILENT_AFTER_US = 300_000_000;
    static final long BREAK_US = 300_000_000;

    /** A maximal stretch of being away; one that has not ended reaches to the instant asked about. */
    record Period(long beginUs, long endUs, boolean open) {

        boolean isBreak() {
            return endUs - beginUs >= BREAK_US;
        }

        /** How much of it lies after one instant and not after another. */
        long lengthWithin(long fromUs, long toUs) {
            return Math.max(0, Math.min(endUs, toUs) - Math.max(beginUs, fromUs));
        }
    }

    /** One cause to be away: known after the event of one number, ended by that of another. */
    private record Stretch(long beginUs, int after, int endedBy) {}

    private final List<Event> past;
    private final List<Long> watermarks;
    private final long now;
    private final int[] nextActivity;
    private final int[] nextUnlocking;

    private final List<Stretch> idle = new ArrayList<>();
    private final List<Stretch> locked = new ArrayList<>();
    private final List<Stretch> silent = new ArrayList<>();

    /** The events up to {@code now} in canonical order, at least one, and all watermarks heard in order of time. */
    NaiveAway(List<Event> past, List<Long> watermarks, long now) {
        this.past = past;
        this.watermarks = watermarks;
        this.now = now;
        this.nextActivity = nextOf(EventType::isActivity);
        this.nextUnlocking = nextOf(NaiveAway::endsLock);
        findToldIdleness();
        findInferredIdleness();
        findLocks();
        findSilences();
    }

    private static boolean endsLock(EventType type) {
        return type == EventType.SCREEN_UNLOCK || type == EventType.KEY_PRESS || type == EventType.MOUSE_CLICK;
    }

    private static boolean tellsIdleness(EventType type) {
        return type == EventType.IDLE_START || type == EventType.IDLE_END;
    }

    /** For each event the number of the next such one after it; the number of events if there is none. */
    private int[] nextOf(Predicate<EventType> such) {
        int[] next = new int[past.size()];
        int found = past.size();
        for (int i = past.size() - 1; i >= 0; i--) {
            next[i] = found;
            if (such.test(past.get(i).type())) {
                found = i;
            }
        }
        return next;
    }

    private int firstOf(Predicate<EventType> such) {
        for (int i = 0; i < past.size(); i++) {
            if (such.test(past.get(i).type())) {
                return i;
            }
        }
        return past.size();
    }

    private long at(int event) {
        return past.get(event).timestampUs();
    }

    /** IDLE_START at s begins at max(s - d, last activity event) and ends at the next activity event. */
    private void findToldIdleness() {
        long lastActivity = Long.MIN_VALUE;
        for (int i = 0; i < past.size(); i++) {
            Event event = past.get(i);
            if (event.type() == EventType.IDLE_START) {
                long reachedBack = event.timestampUs() - Integer.toUnsignedLong(event.word0()) * 1000;
                idle.add(new Stretch(Math.max(reachedBack, lastActivity), i, nextActivity[i]));
            }
            if (event.type().isActivity()) {
                lastActivity = event.timestampUs();
            }
        }
    }

    /**
     * From the first input on and until idleness is first told, 5 s without activity are idle from the last activity on.
     */
    private void findInferredIdleness() {
        int firstTold = firstOf(NaiveAway::tellsIdleness);
        for (int i = firstOf(EventType::isInput); i < firstTold; i++) {
            if (past.get(i).type().isActivity() && isInferredAfter(i, firstTold)) {
                idle.add(new Stretch(at(i), i, nextActivity[i]));
            }
        }
    }

    private boolean isInferredAfter(int activity, int firstTold) {
        long knownAt = at(activity) + INFERRED_AFTER_US;
        int next = nextActivity[activity];
        if (firstTold < past.size() && firstTold <= next) {
            return knownAt < at(firstTold);
        }
        return knownAt <= (next < past.size() ? at(next) : now);
    }

    /** SCREEN_LOCK to SCREEN_UNLOCK, or to the KEY_PRESS or MOUSE_CLICK that shows that it was lost. */
    private void findLocks() {
        for (int i = 0; i < past.size(); i++) {
            if (past.get(i).type() == EventType.SCREEN_LOCK) {
                locked.add(new Stretch(at(i), i, nextUnlocking[i]));
            }
        }
    }

    /** 300 s in which nothing was heard, from the end of the last thing heard to the next activity event. */
    private void findSilences() {
        long heardUntil = at(0) + past.get(0).durationUs();
        int watermark = 0;
        for (int i = 1; i <= past.size(); i++) {
            long next = i < past.size() ? at(i) : Long.MAX_VALUE;
            while (watermark < watermarks.size()
                    && watermarks.get(watermark) < next
                    && watermarks.get(watermark) <= now) {
                long told = watermarks.get(watermark++);
                if (told >= at(0)) {
                    addSilence(heardUntil, told, i - 1);
                    heardUntil = Math.max(heardUntil, told);
                }
            }
            addSilence(heardUntil, Math.min(next, now), i - 1);
            if (i < past.size()) {
                heardUntil = Math.max(heardUntil, next + past.get(i).durationUs());
            }
        }
    }

    private void addSilence(long fromUs, long toUs, int lastEvent) {
        if (toUs - fromUs >= SILENT_AFTER_US) {
            silent.add(new Stretch(fromUs, lastEvent, nextActivity[lastEvent]));
        }
    }

    boolean isIdle() {
        return isOpen(idle);
    }

    boolean isLocked() {
        return isOpen(locked);
    }

    boolean isSilent() {
        return isOpen(silent);
    }

    boolean isAway() {
        return isIdle() || isLocked() || isSilent();
    }

    private boolean isOpen(List<Stretch> stretches) {
        return stretches.stream().anyMatch(stretch -> stretch.endedBy() == past.size());
    }

    /** The periods in order of time. Two stretches are of one period if the later is known before the earlier ends. */
    List<Period> periods() {
        List<Stretch> stretches = new ArrayList<>(idle);
        stretches.addAll(locked);
        stretches.addAll(silent);
        stretches.sort(Comparator.comparingInt(Stretch::after));
        List<Stretch> merged = new ArrayList<>();
        for (Stretch stretch : stretches) {
            int last = merged.size() - 1;
            if (last >= 0 && stretch.after() < merged.get(last).endedBy()) {
                Stretch earlier = merged.get(last);
                merged.set(
                        last,
                        new Stretch(
                                Math.min(earlier.beginUs(), stretch.beginUs()),
                                earlier.after(),
                                Math.max(earlier.endedBy(), stretch.endedBy())));
            } else {
                merged.add(stretch);
            }
        }
        return merged.stream().map(this::periodOf).toList();
    }

    private Period periodOf(Stretch stretch) {
        boolean open = stretch.endedBy() == past.size();
        return new Period(stretch.beginUs(), open ? now : at(stretch.endedBy()), open);
    }
}
