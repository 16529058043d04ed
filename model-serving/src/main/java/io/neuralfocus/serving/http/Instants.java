package io.neuralfocus.serving.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as they are told. */
final class Instants {

    private Instants() {}

    /** ISO 8601 in UTC. */
    static String text(long us) {
        return Instant.EPOCH.plus(us, ChronoUnit.MICROS).toString();
    }

    /** Microseconds since the epoch. */
    static long us(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
