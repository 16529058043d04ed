package io.neuralfocus.serving.config;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How long lanes stand. One that went is built anew, and predicts as if it had stood.
 *
 * @param silentAfter the lane of a device that was silent for so long goes
 * @param atMost so many stand in memory; of more those go that were silent longest
 */
public record LanesConfig(Duration silentAfter, int atMost) {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int MOST = 10_000_000;

    public LanesConfig {
        Durations.within("lanes.silent-after", silentAfter, LONGEST);
        if (atMost < 1 || atMost > MOST) {
            throw new InvalidConfigException(
                    "lanes.at-most is " + atMost + ": choose a number from 1 to " + MOST + ".");
        }
    }

    static LanesConfig of(Config config) {
        return new LanesConfig(config.getDuration("lanes.silent-after"), config.getInt("lanes.at-most"));
    }

    /** The same in microseconds. */
    public long silentAfterUs() {
        return silentAfter.toNanos() / 1_000;
    }
}
