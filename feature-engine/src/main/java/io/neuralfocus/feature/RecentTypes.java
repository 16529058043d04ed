package io.neuralfocus.feature;

import io.neuralfocus.event.EventType;
import java.util.ArrayList;
import java.util.List;

/** The types of the last ten events, four bits each in one long, mouse moves in a row counted once. */
final class RecentTypes {

    private static final int LENGTH = 10;
    private static final long MASK = (1L << (4 * LENGTH)) - 1;

    private long packed;

    void take(EventType type) {
        int code = type.code();
        if (type != EventType.MOUSE_MOVE || (packed & 15) != code) {
            packed = (packed << 4 | code) & MASK;
        }
    }

    /** Oldest first, padded in front with 0. */
    List<Integer> toList() {
        List<Integer> types = new ArrayList<>(LENGTH);
        for (int i = LENGTH - 1; i >= 0; i--) {
            types.add((int) (packed >>> (4 * i)) & 15);
        }
        return types;
    }

    long packed() {
        return packed;
    }

    void restore(long saved) {
        packed = saved & MASK;
    }
}
