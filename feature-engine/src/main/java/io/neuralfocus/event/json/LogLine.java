package io.neuralfocus.event.json;

import io.neuralfocus.event.StreamItem;

/**
 * One item of a log and whose it is.
 *
 * @param device empty where a user has one device only
 * @param session empty where none is told; a new one starts all state anew
 */
public record LogLine(String user, String device, String session, LateMark late, StreamItem item) {

    public static LogLine of(String user, StreamItem item) {
        return new LogLine(user, "", "", LateMark.UNTOLD, item);
    }
}
