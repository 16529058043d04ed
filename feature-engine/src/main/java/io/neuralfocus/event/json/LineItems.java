package io.neuralfocus.event.json;

import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.RejectionCode;
import io.neuralfocus.event.StreamItem;
import java.util.HashMap;
import java.util.Map;

/** What a whole line says: the item or the two that it stands for. */
final class LineItems {

    private static final Map<String, EventType> EVENTS = new HashMap<>();
    private static final Map<String, LogMark> MARKS = new HashMap<>();

    static {
        for (EventType type : EventType.values()) {
            EVENTS.put(type.name(), type);
        }
        for (LogMark mark : LogMark.values()) {
            MARKS.put(mark.name(), mark);
        }
    }

    private LineItems() {}

    /** The line's item; its first, where a focus change tells a title too. */
    static StreamItem first(LineDraft draft, int utcOffsetSeconds) throws Broken {
        EventType type = EVENTS.get(draft.type());
        if (type != null) {
            return new StreamItem.Happened(event(draft, type, utcOffsetSeconds));
        }
        LogMark mark = MARKS.get(draft.type());
        if (mark == null) {
            throw new Broken(RejectionCode.UNKNOWN_EVENT_TYPE, "the line's type is none that the log has");
        }
        long at = draft.timestampUs();
        return switch (mark) {
            case SESSION_START -> new StreamItem.SessionStart(at);
            case SESSION_END -> new StreamItem.SessionEnd(at);
            case WATERMARK -> new StreamItem.Watermark(at);
            case STREAM_END -> new StreamItem.StreamEnd(at);
            case PREDICTION -> prediction(draft);
        };
    }

    /** Whether a title stands on a focus change: it is a title change told right after it. */
    static boolean hasSecond(LineDraft draft) {
        return (draft.saw(LogField.TITLE_LENGTH) || draft.saw(LogField.TITLE_HASH))
                && draft.type().equals(EventType.WINDOW_FOCUS_CHANGE.name());
    }

    static StreamItem second(LineDraft draft, int utcOffsetSeconds) {
        return new StreamItem.Happened(event(draft, EventType.WINDOW_TITLE_CHANGE, utcOffsetSeconds));
    }

    private static StreamItem prediction(LineDraft draft) throws Broken {
        if (!draft.saw(LogField.SCORE)) {
            throw new Broken(RejectionCode.MISSING_FIELD, "a PREDICTION has a score");
        }
        return new StreamItem.Predicted(draft.timestampUs(), draft.score(), draft.onDemand());
    }

    private static Event event(LineDraft draft, EventType type, int utcOffsetSeconds) {
        return switch (type) {
            case KEY_PRESS, KEY_RELEASE -> event(draft, type, 0, 0, draft.number(LogField.FLAGS), utcOffsetSeconds);
            case MOUSE_MOVE -> placed(draft, type, LogField.SPEED_PPS, utcOffsetSeconds);
            case MOUSE_CLICK -> placed(draft, type, LogField.BUTTON, utcOffsetSeconds);
            case MOUSE_WHEEL -> placed(draft, type, LogField.DELTA, utcOffsetSeconds);
            case WINDOW_FOCUS_CHANGE -> hinted(draft, type, LogField.OLD_WINDOW, LogField.NEW_WINDOW, utcOffsetSeconds);
            case WINDOW_TITLE_CHANGE ->
                hinted(draft, type, LogField.TITLE_LENGTH, LogField.TITLE_HASH, utcOffsetSeconds);
            case IDLE_START, IDLE_END ->
                event(draft, type, draft.number(LogField.IDLE_DURATION_MS), 0, 0, utcOffsetSeconds);
            case WINDOW_MINIMIZE, WINDOW_MAXIMIZE, SCREEN_LOCK, SCREEN_UNLOCK ->
                event(draft, type, 0, 0, 0, utcOffsetSeconds);
        };
    }

    private static Event placed(LineDraft draft, EventType type, LogField third, int utcOffsetSeconds) {
        return event(
                draft, type, draft.number(LogField.X), draft.number(LogField.Y), draft.number(third), utcOffsetSeconds);
    }

    private static Event hinted(
            LineDraft draft, EventType type, LogField first, LogField second, int utcOffsetSeconds) {
        return event(
                draft,
                type,
                draft.number(first),
                draft.number(second),
                draft.number(LogField.CATEGORIES),
                utcOffsetSeconds);
    }

    private static Event event(LineDraft draft, EventType type, int word0, int word1, int word2, int utcOffsetSeconds) {
        return new Event(
                draft.timestampUs(),
                type,
                draft.app(),
                draft.number(LogField.PROCESS_ID),
                draft.number(LogField.WINDOW_HANDLE),
                word0,
                word1,
                word2,
                draft.durationUs(),
                draft.hostOf(),
                utcOffsetSeconds);
    }
}
