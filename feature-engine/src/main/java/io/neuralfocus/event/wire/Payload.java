package io.neuralfocus.event.wire;

import io.neuralfocus.event.Categories;
import io.neuralfocus.event.EventType;

/**
 * Which bits of the three payload words a type defines. Everything else is wiped on the way in and on the way out: the
 * codes of keys first of all, but also whatever an agent left in words that mean nothing, for it may be anything.
 */
final class Payload {

    private static final int TYPES = 16;
    private static final int[] KEPT0 = new int[TYPES];
    private static final int[] KEPT1 = new int[TYPES];
    private static final int[] KEPT2 = new int[TYPES];
    private static final int[] PLAIN2 = new int[TYPES];

    static {
        for (EventType type : EventType.values()) {
            int code = type.code();
            PLAIN2[code] = -1;
            switch (type) {
                // The virtual key code and the scan code go; the flags (shift, alt, repeat) stay.
                case KEY_PRESS, KEY_RELEASE -> keep(code, 0, 0, -1);
                case MOUSE_MOVE, MOUSE_CLICK, MOUSE_WHEEL -> keep(code, -1, -1, -1);
                case WINDOW_FOCUS_CHANGE, WINDOW_TITLE_CHANGE -> {
                    keep(code, -1, -1, Categories.TOLD | Categories.ALL);
                    PLAIN2[code] = 0;
                }
                case IDLE_START, IDLE_END -> keep(code, -1, 0, 0);
                case WINDOW_MINIMIZE, WINDOW_MAXIMIZE, SCREEN_LOCK, SCREEN_UNLOCK -> keep(code, 0, 0, 0);
            }
        }
    }

    private Payload() {}

    private static void keep(int code, int word0, int word1, int word2) {
        KEPT0[code] = word0;
        KEPT1[code] = word1;
        KEPT2[code] = word2;
    }

    /** The row of the tables for a type's number; numbers without a type share the row 0, which keeps nothing. */
    static int row(int typeCode) {
        return typeCode >= 0 && typeCode < TYPES ? typeCode : 0;
    }

    static int word0(int row, int told) {
        return told & KEPT0[row];
    }

    static int word1(int row, int told) {
        return told & KEPT1[row];
    }

    /** A category hint without its sign bit tells nothing, so nothing of it is kept. */
    static int word2(int row, int told) {
        return told & KEPT2[row] & ((told >> 31) | PLAIN2[row]);
    }
}
