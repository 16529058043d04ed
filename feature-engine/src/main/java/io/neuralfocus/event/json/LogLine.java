package io.neuralfocus.event.json;

import io.neuralfocus.event.EventType;
import io.neuralfocus.event.StreamItem;
import java.util.ArrayList;
import java.util.List;

/**
 * One item of a log and whose it is.
 *
 * @param device empty where a user has one device only
 * @param session empty where none is told; a new one starts all state anew
 */
public record LogLine(String user, String device, String session, LateMark late, StreamItem item) {

    /** Every type a line can have, as it is written: those of events in the order of the wire, then the others. */
    public static final List<String> TYPES = types();

    private static List<String> types() {
        List<String> types = new ArrayList<>();
        for (EventType type : EventType.values()) {
            types.add(type.name());
        }
        for (LogMark mark : LogMark.values()) {
            types.add(mark.name());
        }
        return List.copyOf(types);
    }

    /** A line of a user with one device, without a session. */
    public static LogLine of(String user, StreamItem item) {
        return new LogLine(user, "", "", LateMark.UNTOLD, item);
    }

    /** The type of the line, as it is written. */
    public String type() {
        return item instanceof StreamItem.Happened happened
                ? happened.event().type().name()
                : LogMark.of(item).name();
    }
}
