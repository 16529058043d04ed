package io.neuralfocus.event.json;

/** The types of lines that are no events: what is told of the stream itself. */
enum LogMark {
    SESSION_START,
    SESSION_END,
    PREDICTION,
    WATERMARK,
    STREAM_END
}
