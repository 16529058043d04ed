package io.neuralfocus.serving.pipeline;

import io.neuralfocus.catalog.AppEntry;
import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;
import io.neuralfocus.store.engine.Cursor;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.prediction.KeptPrediction;
import io.neuralfocus.store.prediction.PredictionLog;
import io.neuralfocus.store.prediction.PredictionLog.Page;
import io.neuralfocus.store.session.FocusSession.Ending;
import io.neuralfocus.store.session.FocusSession.Totals;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a session came to, as the predictions within it tell: each stands for five seconds of presence. */
public record SessionTotals(PredictionLog predictions, Catalog catalog) {

    private static final int PAGE = 1_000;

    Ending ending(PersonKey person, long startUs, long endUs, String reason, boolean completed) {
        DoubleSummaryStatistics scores = new DoubleSummaryStatistics();
        Map<String, Integer> categories = new TreeMap<>();
        int pseudo = 0;
        Cursor behind = Cursor.OLDEST;
        for (boolean more = true; more; ) {
            Page<Cursor> page = predictions.between(person, startUs + 1, endUs + 1, behind, PAGE);
            for (KeptPrediction kept : page.predictions()) {
                scores.accept(kept.prediction().answer().focusScore());
                AppEntry app = catalog.find(AppName.of(kept.prediction().app()));
                if (!app.equals(AppEntry.UNKNOWN)) {
                    categories.merge(app.productivity().label(), 1, Integer::sum);
                }
                pseudo += (app.categories() & Categories.PSEUDO_PRODUCTIVE) == 0 ? 0 : 1;
            }
            behind = page.cursor();
            more = page.predictions().size() == PAGE;
        }
        boolean any = scores.getCount() > 0;
        Totals totals = new Totals(
                any ? scores.getAverage() : Double.NaN,
                any ? scores.getMin() : Double.NaN,
                any ? scores.getMax() : Double.NaN,
                0,
                0,
                0,
                0);
        Optional<String> category =
                categories.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
        return new Ending(reason, completed, category, 2L * pseudo > scores.getCount(), totals);
    }
}
