package io.neuralfocus.event;

/**
 * One canonical event, immutable: what tests, simulated people and the JSON doors speak. The wire path uses
 * {@link EventSlot} instead, which is refilled.
 *
 * @param word0 the first of the three payload words of the wire; what they mean depends on the type
 * @param durationUs for items of the JSON doors: how long it lasted ({@code secs}); silence counts from its end
 * @param hostOf the browser that this app, a host, is told to be inside of
 * @param utcOffsetSeconds the user's local time is UTC + this
 */
public record Event(
        long timestampUs,
        EventType type,
        AppName app,
        int processId,
        int windowHandle,
        int word0,
        int word1,
        int word2,
        long durationUs,
        AppName hostOf,
        int utcOffsetSeconds) {

    /** The last microsecond of the year 9999: what claims to be later is rejected. */
    public static final long LATEST_US = 253_402_300_799_999_999L;

    /** The furthest a user's local time may be from UTC, in seconds either way. */
    public static final int WIDEST_UTC_OFFSET_SECONDS = 64_800;

    /** An event of a type whose payload is empty, or left at zero. */
    public static Event of(long timestampUs, EventType type, AppName app) {
        return of(timestampUs, type, app, 0, 0, 0);
    }

    public static Event of(long timestampUs, EventType type, AppName app, int word0, int word1, int word2) {
        return new Event(timestampUs, type, app, 0, 0, word0, word1, word2, 0, AppName.NONE, 0);
    }

    public static Event mouseMove(long timestampUs, AppName app, int x, int y, int speedPps) {
        return of(timestampUs, EventType.MOUSE_MOVE, app, x, y, speedPps);
    }

    public static Event mouseClick(long timestampUs, AppName app, int x, int y, int button) {
        return of(timestampUs, EventType.MOUSE_CLICK, app, x, y, button);
    }

    public static Event mouseWheel(long timestampUs, AppName app, int x, int y, int delta) {
        return of(timestampUs, EventType.MOUSE_WHEEL, app, x, y, delta);
    }

    /** The focus came to an app; the hint is {@link Categories} bits, and none without {@link Categories#TOLD}. */
    public static Event focusChange(long timestampUs, AppName app, int categoryHint) {
        return of(timestampUs, EventType.WINDOW_FOCUS_CHANGE, app, 0, 0, categoryHint);
    }

    public static Event titleChange(long timestampUs, AppName app, int length, int hash, int categoryHint) {
        return of(timestampUs, EventType.WINDOW_TITLE_CHANGE, app, length, hash, categoryHint);
    }

    public static Event idleStart(long timestampUs, AppName app, int idleDurationMs) {
        return of(timestampUs, EventType.IDLE_START, app, idleDurationMs, 0, 0);
    }

    public Event withUtcOffset(int seconds) {
        return new Event(
                timestampUs, type, app, processId, windowHandle, word0, word1, word2, durationUs, hostOf, seconds);
    }

    /** The same event, told to have lasted this long. */
    public Event lasting(long microseconds) {
        return new Event(
                timestampUs,
                type,
                app,
                processId,
                windowHandle,
                word0,
                word1,
                word2,
                microseconds,
                hostOf,
                utcOffsetSeconds);
    }

    /** The same event, its app told to be a host inside this browser. */
    public Event inside(AppName browser) {
        return new Event(
                timestampUs,
                type,
                app,
                processId,
                windowHandle,
                word0,
                word1,
                word2,
                durationUs,
                browser,
                utcOffsetSeconds);
    }
}
