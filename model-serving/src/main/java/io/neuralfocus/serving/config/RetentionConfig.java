package io.neuralfocus.serving.config;

import com.typesafe.config.Config;
import io.neuralfocus.store.upkeep.RetentionSettings;
import java.time.Duration;

/**
 * How long what is remembered.
 *
 * @param rows window, idle, lock and usage events, quarantine, and which sequences and ids were taken. Never shorter than
 *     the time that doors look back: what they took and forgot they would take again
 * @param input raw input beyond the snapshot that covers it, for instance so that it can be replayed
 * @param predictions those of which nobody said anything and which led to nothing
 */
public record RetentionConfig(Duration rows, Duration input, Duration predictions) {

    /** As good as for ever. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final long LEAST_ROWS_US = RetentionSettings.DEFAULT.rowsUs();
    private static final Duration LEAST_PREDICTIONS = Duration.ofDays(1);

    public RetentionConfig {
        Durations.refuseOutside("retention.rows", rows, LONGEST);
        Durations.refuseOutside("retention.input", input, LONGEST);
        Durations.refuseOutside("retention.predictions", predictions, LONGEST);
        if (us(rows) < LEAST_ROWS_US) {
            throw new InvalidConfigException("retention.rows is " + rows.toHours()
                    + " hours: choose 90 days or more, for so old input is taken, and what was taken must be remembered"
                    + " as long.");
        }
        if (predictions.compareTo(LEAST_PREDICTIONS) < 0) {
            throw new InvalidConfigException("retention.predictions is " + predictions.toHours()
                    + " hours: choose a day or more, for sessions and interventions are summed up from them.");
        }
    }

    static RetentionConfig of(Config config) {
        return new RetentionConfig(
                config.getDuration("retention.rows"),
                config.getDuration("retention.input"),
                config.getDuration("retention.predictions"));
    }

    /** As the store takes them. */
    public RetentionSettings settings() {
        long predictionsUs = predictions.equals(LONGEST) ? Long.MAX_VALUE : us(predictions);
        return new RetentionSettings(us(rows), us(input), predictionsUs);
    }

    private static long us(Duration duration) {
        return duration.toSeconds() * 1_000_000 + duration.toNanosPart() / 1_000;
    }
}
