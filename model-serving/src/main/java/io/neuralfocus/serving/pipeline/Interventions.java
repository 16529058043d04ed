package io.neuralfocus.serving.pipeline;

import io.neuralfocus.intervention.InterventionPolicy;
import io.neuralfocus.intervention.InterventionSettings;
import io.neuralfocus.intervention.Moment;
import io.neuralfocus.intervention.Past;
import io.neuralfocus.prediction.InterventionType;
import io.neuralfocus.prediction.Suggestion;
import io.neuralfocus.store.intervention.KeptIntervention;
import io.neuralfocus.store.intervention.KeptIntervention.Response.Kind;
import java.util.List;
import java.util.Optional;

/** Asks the policy, and lets it know what the user was shown on all devices: which is read from the store, and nowhere else. */
final class Interventions {

    /** As many of the newest as decide anything: cooldowns are short, and days have limits. */
    static final int REMEMBERED = 64;

    private static final long SECOND_US = 1_000_000;
    private static final long SNOOZE_US = 1_800_000_000L;
    private static final long DAY_SECONDS = 86_400;

    private Interventions() {}

    /** What the person was shown before an instant; empty if that cannot be known now. */
    @FunctionalInterface
    interface Shown {
        Optional<List<KeptIntervention>> before(long atUs);
    }

    /** The type under which a blocked site stands in its row; jail sessions have asked for it. */
    static String type(Suggestion suggestion) {
        return switch (suggestion.type()) {
            case BLOCK_SITES -> suggestion.enforced() ? "MANUAL_JAIL" : "PREDICTIVE_BLOCK";
            case SUGGEST_BREAK -> SUGGEST_BREAK;
            case NONE -> throw new IllegalArgumentException("nothing was suggested");
        };
    }

    private static final String SUGGEST_BREAK = InterventionType.SUGGEST_BREAK.name();

    /** What to show beside the prediction of this moment, which was made from what came in then. */
    static Suggestion suggest(Moment now, RecentRisk recent, int utcOffsetSeconds, long receivedUs, Shown shown) {
        InterventionSettings settings = InterventionSettings.USUAL;
        // The past of the person only ever holds back: mostly there is nothing to be held back, and nobody is asked.
        Past unrestrained = recent.past(Past.NEVER, Past.NEVER, 0, Past.NEVER);
        // What is known when its time to be answered is over was never shown to anybody.
        boolean fresh = receivedUs - now.atUs() < settings.timeoutSeconds() * SECOND_US;
        if (!fresh || InterventionPolicy.suggest(now, unrestrained, settings).equals(Suggestion.NONE)) {
            return Suggestion.NONE;
        }
        return shown.before(now.atUs())
                .map(past ->
                        InterventionPolicy.suggest(now, past(recent, past, now.atUs(), utcOffsetSeconds), settings))
                .orElse(Suggestion.NONE);
    }

    private static Past past(RecentRisk recent, List<KeptIntervention> shown, long atUs, int utcOffsetSeconds) {
        long lastUs = Past.NEVER;
        long lastBreakUs = Past.NEVER;
        long snoozedUntilUs = Past.NEVER;
        int today = 0;
        for (KeptIntervention one : shown) {
            long shownUs = one.shown().shownUs();
            if (shownUs >= atUs) {
                continue;
            }
            lastUs = Math.max(lastUs, shownUs);
            if (one.shown().type().equals(SUGGEST_BREAK)) {
                lastBreakUs = Math.max(lastBreakUs, shownUs);
            }
            if (localDay(shownUs, utcOffsetSeconds) == localDay(atUs, utcOffsetSeconds)) {
                today++;
            }
            snoozedUntilUs = Math.max(
                    snoozedUntilUs,
                    one.response()
                            .filter(response -> response.kind() == Kind.SNOOZED && response.respondedUs() <= atUs)
                            .map(response -> response.respondedUs() + SNOOZE_US)
                            .orElse(Past.NEVER));
        }
        return recent.past(lastUs, lastBreakUs, today, snoozedUntilUs);
    }

    private static long localDay(long atUs, int utcOffsetSeconds) {
        return Math.floorDiv(Math.floorDiv(atUs, 1_000_000L) + utcOffsetSeconds, DAY_SECONDS);
    }
}
