package io.neuralfocus.intervention;

/**
 * What a user wants of interventions.
 *
 * @param quietFromMinute and {@code quietToMinute}: no intervention in [from, to) of the local day, over midnight if from
 *     is the later one; equal ends mean no quiet hours
 * @param timeoutSeconds an intervention unanswered for so long counts as TIMEOUT
 */
public record InterventionSettings(
        boolean blockSites,
        boolean suggestBreaks,
        int cooldownSeconds,
        int breakCooldownSeconds,
        int mostPerDay,
        int quietFromMinute,
        int quietToMinute,
        int timeoutSeconds) {

    /** Both kinds, at most every ten minutes and twenty a day, a break every half hour, quiet from 22 to 7. */
    public static final InterventionSettings USUAL =
            new InterventionSettings(true, true, 600, 1_800, 20, 22 * 60, 7 * 60, 30);

    boolean isQuiet(int minuteOfDay) {
        boolean afterFrom = minuteOfDay >= quietFromMinute;
        boolean beforeTo = minuteOfDay < quietToMinute;
        return quietFromMinute <= quietToMinute ? afterFrom && beforeTo : afterFrom || beforeTo;
    }
}
