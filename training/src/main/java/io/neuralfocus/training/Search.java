package io.neuralfocus.training;

import io.neuralfocus.prediction.Head;
import io.neuralfocus.training.dataset.Folds;
import io.neuralfocus.training.dataset.Folds.Fold;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.dataset.UserWeights;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Progress;
import io.neuralfocus.training.trainer.Trainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tries a trainer's candidates by cross-validation on train users alone. A fold's users are watched to stop early too,
 * which flatters every candidate alike.
 */
final class Search {

    private static final int FOLDS = 3;

    private Search() {}

    /** A candidate and the log loss it came to on users left out, over all rows. */
    record Tried(Trainer candidate, double logLoss) {}

    /** All candidates, the best first; of equal ones the earlier. */
    static List<Tried> of(
            List<Trainer> candidates, Head head, RowView train, Conditions conditions, Progress progress) {
        List<Fold> folds = Folds.of(train, FOLDS);
        List<Tried> tried = new ArrayList<>();
        for (Trainer candidate : candidates) {
            double loss = 0;
            for (int fold = 0; fold < folds.size(); fold++) {
                progress.stage(
                        "search " + (tried.size() + 1) + "/" + candidates.size() + "." + (fold + 1), candidate.steps());
                RowView others = folds.get(fold).others();
                RowView left = folds.get(fold).left();
                float[] margins = candidate
                        .train(head, others, UserWeights.of(others), left, conditions, progress)
                        .margins(left);
                loss += loss(margins, left.labels(head));
            }
            tried.add(new Tried(candidate, loss / train.size()));
        }
        tried.sort(Comparator.comparingDouble(Tried::logLoss));
        return tried;
    }

    /** log(1 + exp(-+margin)), so that no probability is rounded to 0 or 1. */
    private static double loss(float[] margins, float[] labels) {
        double loss = 0;
        for (int i = 0; i < margins.length; i++) {
            double against = labels[i] > 0 ? -(double) margins[i] : margins[i];
            loss += Math.max(against, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(against)));
        }
        return loss;
    }
}
