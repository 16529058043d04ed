package io.neuralfocus.serving.config;

import java.time.Duration;

/** Spans of time that can be meant. */
final class Durations {

    private static final Duration LONGEST = Duration.ofHours(1);

    private Durations() {}

    static void positive(String name, Duration duration) {
        if (duration.isZero()) {
            throw new InvalidConfigException(name + " is 0: choose a longer time.");
        }
        notNegative(name, duration);
    }

    static void notNegative(String name, Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new InvalidConfigException(
                    name + " is " + duration.toMillis() + " ms: choose a time of up to an hour.");
        }
    }
}
