package io.neuralfocus.event.json;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields a line of the log can have. Which of them an event has depends on its type. */
enum LogField {
    USER,
    DEVICE,
    SESSION,
    TS_US,
    TYPE,
    LATE,
    APP,
    HOST_OF,
    SECS,
    UTC_OFFSET_S,
    PROCESS_ID,
    WINDOW_HANDLE,
    FLAGS,
    X,
    Y,
    SPEED_PPS,
    BUTTON,
    DELTA,
    OLD_WINDOW,
    NEW_WINDOW,
    TITLE_LENGTH,
    TITLE_HASH,
    CATEGORIES,
    IDLE_DURATION_MS,
    SCORE,
    ON_DEMAND;

    private static final Map<String, LogField> BY_KEY = new HashMap<>();

    static {
        for (LogField field : values()) {
            BY_KEY.put(field.key, field);
        }
    }

    private final String key = name().toLowerCase(Locale.ROOT);

    /** As it is written. */
    String key() {
        return key;
    }

    /** Its place among the fields, for arrays by field: it never leaves a line's draft. */
    @SuppressWarnings("EnumOrdinal")
    int place() {
        return ordinal();
    }

    /** One bit of a set of fields. */
    long bit() {
        return 1L << place();
    }

    /** The field written so; null if the log has none, and then whatever it holds is passed over. */
    static @Nullable LogField ofKey(String key) {
        return BY_KEY.get(key);
    }
}
