package io.neuralfocus.intervention;

import io.neuralfocus.prediction.RiskCategory;
import java.util.List;

/**
 * A device at the instant of a prediction that is about to be answered.
 *
 * @param localMinuteOfDay by the user's clock, 0 to 1439
 * @param minutesSinceLastBreak as the feature tells it
 * @param distractions sites and apps marked as distracting that were in focus lately, the latest first
 * @param jail the current focus session enforces
 */
public record Moment(
        long atUs,
        int localMinuteOfDay,
        RiskCategory risk,
        double minutesSinceLastBreak,
        List<String> distractions,
        boolean jail) {

    public Moment {
        distractions = List.copyOf(distractions);
    }
}
