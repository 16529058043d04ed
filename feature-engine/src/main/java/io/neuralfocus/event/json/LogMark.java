package io.neuralfocus.event.json;

import io.neuralfocus.event.StreamItem;

/** The types of lines that are no events: what is told of the stream itself. */
enum LogMark {
    SESSION_START,
    SESSION_END,
    PREDICTION,
    WATERMARK,
    STREAM_END;

    /** The type of an item that is no event. */
    static LogMark of(StreamItem item) {
        if (item instanceof StreamItem.SessionStart) {
            return SESSION_START;
        }
        if (item instanceof StreamItem.SessionEnd) {
            return SESSION_END;
        }
        if (item instanceof StreamItem.Predicted) {
            return PREDICTION;
        }
        return item instanceof StreamItem.Watermark ? WATERMARK : STREAM_END;
    }
}
