package io.neuralfocus.serving.http;

import io.neuralfocus.event.Event;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/** Instants as they are told. */
final class Instants {

    private Instants() {}

    /** ISO 8601 in UTC. */
    static String text(long us) {
        return Instant.EPOCH.plus(us, ChronoUnit.MICROS).toString();
    }

    /** Microseconds since the epoch of an instant of these centuries in ISO 8601 with a Z; empty if it is told otherwise. */
    static OptionalLong parse(String told) {
        try {
            long us = us(Instant.parse(told));
            return us >= 0 && us <= Event.LATEST_US ? OptionalLong.of(us) : OptionalLong.empty();
        } catch (DateTimeParseException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /** Microseconds since the epoch. */
    static long us(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
