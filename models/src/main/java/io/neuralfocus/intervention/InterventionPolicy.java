package io.neuralfocus.intervention;

import io.neuralfocus.prediction.InterventionType;
import io.neuralfocus.prediction.RiskCategory;
import io.neuralfocus.prediction.Suggestion;
import java.util.LinkedHashSet;

/**
 * When to suggest what. Sites are blocked at the second HIGH in a row; a break is suggested after 90 minutes without one.
 * Cooldown, quiet hours, snooze and the day's limit hold both back; in a jail session, which the user has asked to be
 * held by, a block waits for the cooldown alone and is no question.
 */
public final class InterventionPolicy {

    private static final long FARTHEST_APART_US = 60_000_000;
    private static final double MINUTES_WITHOUT_BREAK = 90;
    private static final long SECOND_US = 1_000_000;

    private InterventionPolicy() {}

    /** What to suggest beside the prediction of this moment. */
    public static Suggestion suggest(Moment now, Past past, InterventionSettings settings) {
        boolean heldBack = settings.isQuiet(now.localMinuteOfDay())
                || past.shownToday() >= settings.mostPerDay()
                || now.atUs() < past.snoozedUntilUs()
                || isWithin(settings.cooldownSeconds(), past.lastShownUs(), now.atUs());
        boolean blockHeldBack =
                now.jail() ? isWithin(settings.cooldownSeconds(), past.lastShownUs(), now.atUs()) : heldBack;
        if ((settings.blockSites() || now.jail())
                && !blockHeldBack
                && isHighAgain(now, past)
                && !now.distractions().isEmpty()) {
            String targets = String.join(", ", new LinkedHashSet<>(now.distractions()));
            return new Suggestion(
                    InterventionType.BLOCK_SITES,
                    targets,
                    "High distraction risk detected",
                    settings.timeoutSeconds(),
                    now.jail());
        }
        if (settings.suggestBreaks()
                && !heldBack
                && now.minutesSinceLastBreak() > MINUTES_WITHOUT_BREAK
                && !isWithin(settings.breakCooldownSeconds(), past.lastBreakShownUs(), now.atUs())) {
            return new Suggestion(
                    InterventionType.SUGGEST_BREAK,
                    "",
                    "No break in " + (long) now.minutesSinceLastBreak() + " minutes",
                    settings.timeoutSeconds(),
                    false);
        }
        return Suggestion.NONE;
    }

    private static boolean isHighAgain(Moment now, Past past) {
        return now.risk() == RiskCategory.HIGH
                && past.lastRisk() == RiskCategory.HIGH
                && past.lastPredictionUs() != Past.NEVER
                && now.atUs() - past.lastPredictionUs() <= FARTHEST_APART_US
                && !past.awaySince();
    }

    private static boolean isWithin(int seconds, long sinceUs, long nowUs) {
        return sinceUs != Past.NEVER && nowUs - sinceUs < seconds * SECOND_US;
    }
}
