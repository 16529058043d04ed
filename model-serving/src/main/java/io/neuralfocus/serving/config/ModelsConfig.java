package io.neuralfocus.serving.config;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How models are kept up with.
 *
 * @param lookEvery how often it is looked whether an alias has moved
 * @param explainWithin a prediction waits so long for its reasons, and is answered without them then
 * @param shadowWaiting so many vectors wait for the shadow at the most
 */
public record ModelsConfig(Duration lookEvery, Duration explainWithin, int shadowWaiting) {

    private static final int MOST_WAITING = 1_000_000;

    public ModelsConfig {
        Durations.positive("models.look-every", lookEvery);
        Durations.notNegative("models.explain-within", explainWithin);
        if (shadowWaiting < 1 || shadowWaiting > MOST_WAITING) {
            throw new InvalidConfigException(
                    "models.shadow-waiting is " + shadowWaiting + ": choose a number from 1 to " + MOST_WAITING + ".");
        }
    }

    static ModelsConfig of(Config config) {
        return new ModelsConfig(
                config.getDuration("models.look-every"),
                config.getDuration("models.explain-within"),
                config.getInt("models.shadow-waiting"));
    }
}
