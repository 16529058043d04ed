package io.neuralfocus.event.json;

import io.neuralfocus.event.Event;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.OptionalLong;

/** Times as ISO 8601 writes them, from 1970 to the year 9999, cut to the microsecond. */
final class IsoTime {

    /** None is longer; what is longer is not even parsed. */
    private static final int LONGEST = 40;

    private static final int DATE_LENGTH = 10;

    private IsoTime() {}

    /** The instant; empty if this is not a time that says how far it is from UTC. */
    static OptionalLong microseconds(String text) {
        if (text.length() > LONGEST) {
            return OptionalLong.empty();
        }
        try {
            Instant instant = OffsetDateTime.parse(withT(text)).toInstant();
            long us = Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
            return us >= 0 && us <= Event.LATEST_US ? OptionalLong.of(us) : OptionalLong.empty();
        } catch (DateTimeException | ArithmeticException notATime) {
            return OptionalLong.empty();
        }
    }

    /** Whether this is a time, but of nobody knows where. */
    static boolean lacksZone(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        try {
            LocalDateTime.parse(withT(text));
            return true;
        } catch (DateTimeException notATime) {
            return false;
        }
    }

    /** A blank between date and time is as good as the letter. */
    private static String withT(String text) {
        return text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' '
                ? text.substring(0, DATE_LENGTH) + "T" + text.substring(DATE_LENGTH + 1)
                : text;
    }
}
