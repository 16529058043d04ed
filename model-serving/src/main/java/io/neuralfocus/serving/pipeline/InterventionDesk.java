package io.neuralfocus.serving.pipeline;

import io.neuralfocus.intervention.InterventionSettings;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.engine.Cursor;
import io.neuralfocus.store.intervention.KeptIntervention;
import io.neuralfocus.store.intervention.KeptIntervention.Effect;
import io.neuralfocus.store.intervention.KeptIntervention.Response;
import io.neuralfocus.store.intervention.KeptIntervention.Response.Kind;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.prediction.KeptPrediction;
import io.neuralfocus.store.prediction.PredictionLog.Page;
import java.time.InstantSource;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * What becomes of interventions that were shown: an answer, or none in time, and five minutes later whether it helped.
 * All of it follows from what is stored, so nothing is lost by a restart.
 */
public final class InterventionDesk {

    private static final long SECOND_US = 1_000_000;
    private static final long SPAN_US = 300 * SECOND_US;

    /** Phones bring their minutes late. */
    private static final long PATIENCE_US = 60 * SECOND_US;

    /** What could not be measured by then never can: nothing more came from the device. */
    private static final long LATEST_US = 3_600 * SECOND_US;

    /** A new round of looking at all that is unmeasured is not begun sooner. */
    private static final long ROUND_US = 10 * SECOND_US;

    private static final int AT_ONCE = 100;
    private static final int PAGE = 500;

    private final Store store;
    private final InstantSource clock;

    // The ticks' own.
    private Cursor lookedAt = Cursor.OLDEST;
    private long roundUs;

    /** What was shown before that has its answer; in a new life nothing is known of it. */
    private long answeredUs;

    public InterventionDesk(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Writes down what the person answered; false if they were shown no such thing, or have answered already. */
    public boolean respond(PersonKey person, long number, Kind kind, long responseTimeMs) {
        return Stored.await(store.interventions().respond(person, number, new Response(kind, nowUs(), responseTimeMs)));
    }

    /** Gives up waiting where nobody answered in time, and measures what can be measured by now. */
    public void tick() {
        long nowUs = nowUs();
        giveUpWaiting(nowUs);
        measure(nowUs);
    }

    private void giveUpWaiting(long nowUs) {
        long timeoutUs = InterventionSettings.USUAL.timeoutSeconds() * SECOND_US;
        int left = AT_ONCE;
        while (left == AT_ONCE) {
            List<KeptIntervention> unanswered =
                    store.interventions().unanswered(answeredUs, nowUs - timeoutUs, AT_ONCE);
            for (KeptIntervention shown : unanswered) {
                long atUs = shown.shown().shownUs() + timeoutUs;
                Response none = new Response(Kind.TIMEOUT, atUs, timeoutUs / 1_000);
                Stored.await(
                        store.interventions().respond(shown.shown().device().person(), shown.number(), none));
            }
            left = unanswered.size();
        }
        // Lanes may be that late to tell what they have shown.
        answeredUs = nowUs - LATEST_US;
    }

    /**
     * A page of those whose five minutes are over, beginning behind the last one: many of them never can be measured, for
     * nobody was there, and keep none of the others waiting. All were looked at before one is looked at again.
     */
    private void measure(long nowUs) {
        if (lookedAt.equals(Cursor.OLDEST)) {
            if (Math.abs(nowUs - roundUs) < ROUND_US) {
                return;
            }
            roundUs = nowUs;
        }
        List<KeptIntervention> page =
                store.interventions().unmeasured(nowUs - LATEST_US, nowUs - SPAN_US - PATIENCE_US, lookedAt, AT_ONCE);
        for (KeptIntervention shown : page) {
            // Behind it first: one that fails is not the first again.
            lookedAt = new Cursor(shown.shown().shownUs(), shown.number());
            measure(shown);
        }
        lookedAt = page.size() < AT_ONCE ? Cursor.OLDEST : lookedAt;
    }

    private void measure(KeptIntervention shown) {
        long atUs = shown.shown().shownUs();
        DoubleSummaryStatistics before = scores(shown, atUs - SPAN_US + 1, atUs + 1);
        DoubleSummaryStatistics after = scores(shown, atUs + 1, atUs + SPAN_US + 1);
        if (before.getCount() > 0 && after.getCount() > 0) {
            // A half says that nothing changed.
            double score = 0.5 + (after.getAverage() - before.getAverage()) / 200;
            Effect effect = new Effect(score, before.getAverage(), after.getAverage());
            PersonKey person = shown.shown().device().person();
            Stored.await(store.interventions().measure(person, shown.number(), effect));
        }
    }

    /** The focus scores of the device that it was shown on, within [from, to). */
    private DoubleSummaryStatistics scores(KeptIntervention shown, long fromUs, long toUs) {
        DoubleSummaryStatistics scores = new DoubleSummaryStatistics();
        PersonKey person = shown.shown().device().person();
        Cursor cursor = new Cursor(fromUs, 0);
        Page<Cursor> page = store.predictions().between(person, fromUs, toUs, cursor, PAGE);
        while (!page.predictions().isEmpty()) {
            page.predictions().stream()
                    .map(KeptPrediction::prediction)
                    .filter(one ->
                            !one.onDemand() && one.device().equals(shown.shown().device()))
                    .forEach(one -> scores.accept(one.answer().focusScore()));
            page = store.predictions().between(person, fromUs, toUs, page.cursor(), PAGE);
        }
        return scores;
    }

    private long nowUs() {
        return Now.us(clock);
    }
}
