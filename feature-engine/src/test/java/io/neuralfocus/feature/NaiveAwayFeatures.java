package io.neuralfocus.feature;

import java.util.List;

/** What a vector tells of the away periods known at its instant, which are given in order of time. */
record NaiveAwayFeatures(List<NaiveAway.Period> periods, long firstEventUs, long t) {

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long SHORT_WINDOW = 30 * SECOND;
    private static final long LONG_WINDOW = 300 * SECOND;

    boolean isAway() {
        return periods.stream().anyMatch(NaiveAway.Period::open);
    }

    boolean onBreak() {
        return periods.stream().anyMatch(period -> period.open() && period.isBreak());
    }

    /** The end of the last break, or the device's first accepted event. */
    long workingSince() {
        return periods.stream()
                .filter(period -> !period.open() && period.isBreak())
                .mapToLong(NaiveAway.Period::endUs)
                .max()
                .orElse(firstEventUs);
    }

    long minutesSinceLastBreak() {
        return onBreak() ? 0 : Math.floorDiv(t - workingSince(), MINUTE);
    }

    double idleTime30s() {
        long idle = 0;
        for (NaiveAway.Period period : periods) {
            idle += period.lengthWithin(t - SHORT_WINDOW, t);
        }
        return (double) idle / 1e6;
    }

    long idleEventCount5min() {
        return periods.stream()
                .filter(period -> period.beginUs() > t - LONG_WINDOW && period.beginUs() <= t)
                .count();
    }

    long longestActiveStretch5min() {
        long activeSince = Math.max(t - LONG_WINDOW, firstEventUs);
        long longest = 0;
        for (NaiveAway.Period period : periods) {
            longest = Math.max(longest, period.beginUs() - activeSince);
            activeSince = Math.max(activeSince, period.endUs());
        }
        return Math.floorDiv(Math.max(longest, t - activeSince), SECOND);
    }
}
