package io.neuralfocus.serving.pipeline;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The service's time as everything behind the doors counts it. */
final class Now {

    private Now() {}

    /** Microseconds since the epoch. */
    static long us(InstantSource clock) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
