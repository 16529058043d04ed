package io.neuralfocus.simulator;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * What the agent tells, in order of time. Things that are due later wait here: keys that are let go, titles that
 * change, and idleness, which is told 5 s after the last input if nothing came.
 */
final class Tape {

    private static final long IDLE_AFTER_US = 5_000_000L;
    private static final long NEVER = Long.MAX_VALUE;

    private final boolean tellsInput;
    private final int utcOffsetSeconds;
    private final Consumer<Event> sink;

    private final ArrayDeque<Long> releases = new ArrayDeque<>();
    private final ArrayDeque<Title> titles = new ArrayDeque<>();
    private long idleDueUs = NEVER;
    private boolean idle;
    private long lastUs = Long.MIN_VALUE;

    private AppName app = AppName.NONE;
    private int processId;
    private int window;
    private int hint;

    Tape(boolean tellsInput, int utcOffsetSeconds, Consumer<Event> sink) {
        this.tellsInput = tellsInput;
        this.utcOffsetSeconds = utcOffsetSeconds;
        this.sink = sink;
    }

    /** The focus comes to an app; titles of the one before no longer matter. */
    void focus(long atUs, UsedApp to, int toWindow, int toHint) {
        advance(atUs);
        endIdleness(atUs);
        titles.clear();
        int from = window;
        app = to.name();
        processId = to.processId();
        window = toWindow;
        hint = toHint;
        put(atUs, EventType.WINDOW_FOCUS_CHANGE, from, toWindow, toHint);
        idleDueUs = atUs + IDLE_AFTER_US;
    }

    void titleLater(long atUs, int length, int hash) {
        titles.add(new Title(atUs, length, hash));
    }

    /** A key goes down, and up again later. */
    void key(long atUs, long untilUs) {
        input(atUs, EventType.KEY_PRESS, 0, 0, 0);
        Long latest = releases.peekLast();
        releases.add(latest == null ? untilUs : Math.max(untilUs, latest + 1_000));
    }

    void input(long atUs, EventType type, int word0, int word1, int word2) {
        advance(atUs);
        endIdleness(atUs);
        put(atUs, type, word0, word1, word2);
        idleDueUs = atUs + IDLE_AFTER_US;
    }

    /** Something that is told of the device as a whole or of the window, and is no input. */
    void tell(long atUs, EventType type, AppName of) {
        advance(atUs);
        put(atUs, type, of);
    }

    /** A hand is back. */
    void wake(long atUs) {
        advance(atUs);
        endIdleness(atUs);
        idleDueUs = atUs + IDLE_AFTER_US;
    }

    /** Tells all that is due up to an instant. */
    void advance(long toUs) {
        while (true) {
            long release = releases.isEmpty() ? NEVER : releases.getFirst();
            long title = titles.isEmpty() ? NEVER : titles.getFirst().atUs;
            long idleDue = tellsInput && !idle ? idleDueUs : NEVER;
            long first = Math.min(release, Math.min(title, idleDue));
            if (first > toUs || first == NEVER) {
                return;
            }
            if (first == release) {
                releases.removeFirst();
                put(release, EventType.KEY_RELEASE, 0, 0, 0);
            } else if (first == title) {
                Title next = titles.removeFirst();
                put(title, EventType.WINDOW_TITLE_CHANGE, next.length, next.hash, hint);
            } else {
                put(idleDue, EventType.IDLE_START, (int) (IDLE_AFTER_US / 1_000), 0, 0);
                idle = true;
            }
        }
    }

    void close() {
        titles.clear();
        idleDueUs = NEVER;
        advance(NEVER);
    }

    private void endIdleness(long atUs) {
        if (idle) {
            put(atUs, EventType.IDLE_END, AppName.NONE);
            idle = false;
        }
    }

    private void put(long atUs, EventType type, AppName of) {
        emit(new Event(atUs, type, of, 0, 0, 0, 0, 0, 0, AppName.NONE, utcOffsetSeconds));
    }

    private void put(long atUs, EventType type, int word0, int word1, int word2) {
        emit(new Event(atUs, type, app, processId, window, word0, word1, word2, 0, AppName.NONE, utcOffsetSeconds));
    }

    private void emit(Event event) {
        if (event.timestampUs() < lastUs) {
            throw new IllegalStateException("Told " + event.type() + " at " + event.timestampUs() + " after " + lastUs);
        }
        lastUs = event.timestampUs();
        sink.accept(event);
    }

    private record Title(long atUs, int length, int hash) {}
}
