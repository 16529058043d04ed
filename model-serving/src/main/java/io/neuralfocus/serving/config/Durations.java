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
        refuseOutside(name, duration, longest);
        // Whoever counts in milliseconds would take it for no time at all.
        if (duration.toMillis() == 0) {
            throw new InvalidConfigException(
                    name + " is " + (duration.isZero() ? "0" : "less than 1 ms") + ": choose a longer time.");
        }
    }

    static void notNegative(String name, Duration duration) {
        refuseOutside(name, duration, LONGEST);
    }

    /** Nothing or more, and up to this. */
    static void refuseOutside(String name, Duration duration, Duration longest) {
        if (duration.isNegative() || duration.compareTo(longest) > 0) {
            String upTo = longest.equals(LONGEST) ? "an hour" : longest.toDays() + " days";
            throw new InvalidConfigException(
                    name + " is " + duration.toMillis() + " ms: choose a time of up to " + upTo + ".");
        }
    }
}
