package io.neuralfocus.intervention;

import io.neuralfocus.prediction.RiskCategory;

/**
 * What a policy must remember of a device and its user.
 *
 * @param lastPredictionUs the last answered prediction before this one; {@link #NEVER} if there was none
 * @param lastRisk of that prediction
 * @param awaySince the device was away at some time since that prediction
 * @param lastShownUs the user's last intervention of any kind; {@link #NEVER} if there was none
 * @param lastBreakShownUs the last suggestion of a break; {@link #NEVER} if there was none
 * @param shownToday interventions on the user's present day
 * @param snoozedUntilUs the user wants none before; {@link #NEVER} if never asked
 */
public record Past(
        long lastPredictionUs,
        RiskCategory lastRisk,
        boolean awaySince,
        long lastShownUs,
        long lastBreakShownUs,
        int shownToday,
        long snoozedUntilUs) {

    public static final long NEVER = Long.MIN_VALUE;

    /** Nothing has been predicted or shown yet. */
    public static final Past NOTHING = new Past(NEVER, RiskCategory.LOW, false, NEVER, NEVER, 0, NEVER);
}
