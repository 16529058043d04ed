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
        return switch (item.kind()) {
            case SESSION_START -> SESSION_START;
            case SESSION_END -> SESSION_END;
            case PREDICTED -> PREDICTION;
            case WATERMARK -> WATERMARK;
            case STREAM_END -> STREAM_END;
            case HAPPENED -> throw new IllegalArgumentException("an event is no mark: " + item);
        };
    }
}
