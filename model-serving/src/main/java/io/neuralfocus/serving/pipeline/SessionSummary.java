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
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What a session came to, as its stored predictions tell. What was done on several devices is added up; the time away is
 * that from the one that was used longest.
 */
final class SessionSummary {

    private static final int PAGE = 500;

    private static final Comparator<Coverage> LONGEST_USED = Comparator.comparingDouble(Coverage::presentUs)
            .thenComparing(Comparator.comparingLong(Coverage::awaySeconds).reversed());

    private final long startUs;
    private final Map<DeviceKey, Coverage> devices = new HashMap<>();
    private final Map<String, Integer> categories = new HashMap<>();
    private int predictions;
    private int pseudoProductive;
    private double scores;
    private double least = Double.NaN;
    private double most = Double.NaN;

    private SessionSummary(long startUs) {
        this.startUs = startUs;
    }

    /** Of a session of which nothing more is known. */
    static SessionSummary nothing(FocusSession session) {
        return new SessionSummary(session.start().startUs());
    }

    /** Of all the person's devices between the session's start and this instant. */
    static SessionSummary of(PredictionLog log, FocusSession session, long endUs) {
        long startUs = session.start().startUs();
        SessionSummary summary = new SessionSummary(startUs);
        Cursor cursor = new Cursor(startUs, Long.MAX_VALUE);
        Page<Cursor> page = log.between(session.person(), startUs, endUs + 1, cursor, PAGE);
        while (!page.predictions().isEmpty()) {
            page.predictions().stream().map(KeptPrediction::prediction).forEach(summary::add);
            page = log.between(session.person(), startUs, endUs + 1, page.cursor(), PAGE);
        }
        summary.devices.values().forEach(device -> device.end(endUs));
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
        devices.computeIfAbsent(prediction.device(), first -> new Coverage(startUs))
                .add(prediction.instantUs(), evidence);
    }

    Ending ending(String reason, boolean completed) {
        Optional<String> category = categories.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .map(name -> ProductivityCategory.valueOf(name).label());
        double average = predictions == 0 ? Double.NaN : scores / predictions;
        Totals totals = new Totals(
                average,
                least,
                most,
                sum(Coverage::keystrokes),
                sum(Coverage::mouseMoves),
                sum(Coverage::switches),
                devices.values().stream()
                        .max(LONGEST_USED)
                        .map(Coverage::awaySeconds)
                        .orElse(0L));
        return new Ending(reason, completed, category, 2 * pseudoProductive > predictions, totals);
    }

    private long sum(ToLongFunction<Coverage> what) {
        return devices.values().stream().mapToLong(what).sum();
    }
}
