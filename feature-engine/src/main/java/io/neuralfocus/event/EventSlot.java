package io.neuralfocus.event;

/**
 * One event as it passes by: refilled for each, so that the wire path allocates nothing. Whoever wants to keep an event
 * copies it out with {@link #toEvent()}.
 */
public final class EventSlot {

    private long timestampUs;
    private EventType type = EventType.KEY_PRESS;
    private AppName app = AppName.NONE;
    private int processId;
    private int windowHandle;
    private int word0;
    private int word1;
    private int word2;
    private long durationUs;
    private AppName hostOf = AppName.NONE;
    private int utcOffsetSeconds;

    /** Fills the slot with what a wire record and its frame can tell. */
    public void fill(
            long timestampUs,
            EventType type,
            AppName app,
            int processId,
            int windowHandle,
            int word0,
            int word1,
            int word2,
            int utcOffsetSeconds) {
        this.timestampUs = timestampUs;
        this.type = type;
        this.app = app;
        this.processId = processId;
        this.windowHandle = windowHandle;
        this.word0 = word0;
        this.word1 = word1;
        this.word2 = word2;
        this.durationUs = 0;
        this.hostOf = AppName.NONE;
        this.utcOffsetSeconds = utcOffsetSeconds;
    }

    /** Adds what only the JSON doors tell. */
    public void fillTold(long durationUs, AppName hostOf) {
        this.durationUs = durationUs;
        this.hostOf = hostOf;
    }

    public EventSlot fill(Event event) {
        fill(
                event.timestampUs(),
                event.type(),
                event.app(),
                event.processId(),
                event.windowHandle(),
                event.word0(),
                event.word1(),
                event.word2(),
                event.utcOffsetSeconds());
        fillTold(event.durationUs(), event.hostOf());
        return this;
    }

    public Event toEvent() {
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
                hostOf,
                utcOffsetSeconds);
    }

    public long timestampUs() {
        return timestampUs;
    }

    public EventType type() {
        return type;
    }

    public AppName app() {
        return app;
    }

    public int processId() {
        return processId;
    }

    public int windowHandle() {
        return windowHandle;
    }

    public int word0() {
        return word0;
    }

    public int word1() {
        return word1;
    }

    public int word2() {
        return word2;
    }

    public long durationUs() {
        return durationUs;
    }

    public AppName hostOf() {
        return hostOf;
    }

    public int utcOffsetSeconds() {
        return utcOffsetSeconds;
    }
}
