package io.neuralfocus.event.json;

import java.util.HashMap;
import java.util.Map;

/** The UTC offset last told on each stream of a log; 0 before any is told. */
final class ToldOffsets {

    private record Stream(String user, String device) {}

    private final Map<Stream, Integer> told = new HashMap<>();
    private Stream last = new Stream("", "");
    private int lastSeconds;

    int of(String user, String device) {
        turnTo(user, device);
        return lastSeconds;
    }

    /** Notes what a stream now tells; whether it told something else before. */
    boolean tell(String user, String device, int seconds) {
        turnTo(user, device);
        if (lastSeconds == seconds) {
            return false;
        }
        lastSeconds = seconds;
        told.put(last, seconds);
        return true;
    }

    /** Lines of one stream mostly follow each other, so the map is seldom asked. */
    private void turnTo(String user, String device) {
        if (!last.user.equals(user) || !last.device.equals(device)) {
            last = new Stream(user, device);
            lastSeconds = told.getOrDefault(last, 0);
        }
    }
}
