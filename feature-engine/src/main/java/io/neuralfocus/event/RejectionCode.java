package io.neuralfocus.event;

import java.util.Locale;

/**
 * Why something told was not taken. The codes are part of the contract: they are stored, counted and answered, so one is
 * never renamed. {@link #code()} is how they are written.
 */
public enum RejectionCode {
    // A whole frame.
    BAD_MAGIC,
    UNSUPPORTED_VERSION,
    BAD_RECORD_SIZE,
    TOO_MANY_RECORDS,
    RESERVED_NOT_ZERO,
    INVALID_UTC_OFFSET,
    TRUNCATED,
    BAD_CRC,
    SEQUENCE_REUSED,

    // One record, or one line of a log.
    UNKNOWN_EVENT_TYPE,
    INVALID_TIMESTAMP,
    INVALID_APP_NAME,
    INVALID_WATERMARK,
    INVALID_JSON,
    LINE_TOO_LONG,
    BAD_GZIP,
    DUPLICATE_KEY,
    INVALID_FIELD,

    // A body at a JSON door, or one item of it.
    TOO_LARGE,
    TOO_DEEP,
    INVALID_TYPE,
    MISSING_FIELD,
    INVALID_DEVICE_ID,
    INVALID_EVENT_ID,
    INVALID_KEY,
    INVALID_EXTRAS,
    INVALID_DURATION,
    UNKNOWN_KIND,
    UNKNOWN_SCREEN_STATE,
    CLOCK_SKEW,
    TOO_OLD,
    ID_REUSED,

    // Usage items.
    NON_POSITIVE_DURATION,
    TIMEZONE,
    INVALID_ISO,
    END_NOT_AFTER_START,
    WINDOW_TOO_LONG,
    INVALID_ENTRY,
    UNSUPPORTED_ITEM;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** As it is stored and answered, for instance {@code unknown_event_type}. */
    public String code() {
        return code;
    }
}
