package io.neuralfocus.event;

import org.jspecify.annotations.Nullable;

/** What happened, numbered as on the wire. 0 is never legal there; 14 and 15 are reserved. */
public enum EventType {
    KEY_PRESS(1),
    KEY_RELEASE(2),
    MOUSE_MOVE(3),
    MOUSE_CLICK(4),
    MOUSE_WHEEL(5),
    WINDOW_FOCUS_CHANGE(6),
    WINDOW_TITLE_CHANGE(7),
    WINDOW_MINIMIZE(8),
    WINDOW_MAXIMIZE(9),
    IDLE_START(10),
    IDLE_END(11),
    SCREEN_LOCK(12),
    SCREEN_UNLOCK(13);

    private static final @Nullable EventType[] BY_CODE = new EventType[14];

    static {
        for (EventType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final int code;
    private final boolean activity;

    EventType(int code) {
        this.code = code;
        // A changing title, a beginning idleness and a lock need nobody.
        this.activity = code != 7 && code != 10 && code != 12;
    }

    /** The type of a wire number, or null for 0, a reserved or an unknown one. */
    public static @Nullable EventType ofCode(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }

    public int code() {
        return code;
    }

    /** Keys and mouse: what a device must have sent before its silence is read as idleness. */
    public boolean isInput() {
        return code <= 5;
    }

    /** Whether somebody must have been there for it. */
    public boolean isActivity() {
        return activity;
    }

    /** Whether its app name may be adopted as the app in focus before any focus change was told. */
    public boolean mayNameFirstApp() {
        return code <= 9;
    }
}
