package io.neuralfocus.serving.pipeline;

import io.neuralfocus.catalog.ProductivityCategory;
import io.neuralfocus.store.engine.Cursor;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.Evidence;
import io.neuralfocus.store.prediction.KeptPrediction;
import io.neuralfocus.store.prediction.PredictionLog;
import io.neuralfocus.store.prediction.PredictionLog.Page;
import io.neuralfocus.store.prediction.StoredPrediction;
import io.neuralfocus.store.session.FocusSession;
import io.neuralfocus.store.session.FocusSession.Ending;
import io.neuralfocus.store.session.FocusSession.Totals;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a session came to, as its stored predictions tell. What a vector counts over 30 seconds is taken from one vector
 * in 30 seconds of each device, so nothing is counted twice; what happened around times away may go uncounted.
 */
final class SessionSummary {

    private static final int PAGE = 500;
    private static final long WINDOW_US = 30_000_000;

    private final Map<DeviceKey, Long> countedUs = new HashMap<>();
    private final Map<String, Integer> categories = new HashMap<>();
    private int predictions;
    private int pseudoProductive;
    private double scores;
    private double least = Double.NaN;
    private double most = Double.NaN;
    private long keystrokes;
    private long mouseMoves;
    private long switches;
    private double idleSeconds;

    private SessionSummary() {}

    /** Of all the person's devices between the session's start and this instant. */
    static SessionSummary of(PredictionLog log, FocusSession session, long endUs) {
        SessionSummary summary = new SessionSummary();
        long startUs = session.start().startUs();
        Cursor cursor = new Cursor(startUs, Long.MAX_VALUE);
        Page<Cursor> page = log.between(session.person(), startUs, endUs + 1, cursor, PAGE);
        while (!page.predictions().isEmpty()) {
            page.predictions().stream().map(KeptPrediction::prediction).forEach(summary::add);
            page = log.between(session.person(), startUs, endUs + 1, page.cursor(), PAGE);
        }
        return summary;
    }

    private void add(StoredPrediction prediction) {
        if (prediction.onDemand()) {
            return;
        }
        double score = prediction.answer().focusScore();
        predictions++;
        scores += score;
        least = Double.isNaN(least) ? score : Math.min(least, score);
        most = Double.isNaN(most) ? score : Math.max(most, score);
        Evidence evidence = prediction.evidence();
        categories.merge(evidence.beside().productivityCategory(), 1, Integer::sum);
        // The first schema's features stand first in every one.
        float[] vector = evidence.vector();
        pseudoProductive += LaneVectors.isPseudoProductive(vector) ? 1 : 0;
        Long before = countedUs.get(prediction.device());
        if (before == null || prediction.instantUs() - before >= WINDOW_US) {
            countedUs.put(prediction.device(), prediction.instantUs());
            keystrokes += evidence.beside().keystrokes();
            mouseMoves += evidence.beside().mouseMoves();
            switches += (long) LaneVectors.switches(vector);
            idleSeconds += LaneVectors.idleSeconds(vector);
        }
    }

    Ending ending(String reason, boolean completed) {
        Optional<String> category = categories.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .map(name -> ProductivityCategory.valueOf(name).label());
        double average = predictions == 0 ? Double.NaN : scores / predictions;
        Totals totals = new Totals(average, least, most, keystrokes, mouseMoves, switches, (long) idleSeconds);
        return new Ending(reason, completed, category, 2 * pseudoProductive > predictions, totals);
    }
}
