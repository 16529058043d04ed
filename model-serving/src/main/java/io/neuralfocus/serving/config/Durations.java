package io.neuralfocus.serving.config;

import java.time.Duration;

/** Spans of time that can be meant. */
final class Durations {

    private static final Duration LONGEST = Duration.ofHours(1);

    private Durations() {}

    static void positive(String name, Duration duration) {
        within(name, duration, LONGEST);
    }

    /** More than nothing, and up to this. */
    static void within(String name, Duration duration, Duration longest) {
        if (duration.isZero()) {
            throw new InvalidConfigException(name + " is 0: choose a longer time.");
        }
        refuseOutside(name, duration, longest);
    }

    static void notNegative(String name, Duration duration) {
        refuseOutside(name, duration, LONGEST);
    }

    private static void refuseOutside(String name, Duration duration, Duration longest) {
        if (duration.isNegative() || duration.compareTo(longest) > 0) {
            String upTo = longest.equals(LONGEST) ? "an hour" : longest.toDays() + " days";
            throw new InvalidConfigException(
                    name + " is " + duration.toMillis() + " ms: choose a time of up to " + upTo + ".");
        }
    }
}
