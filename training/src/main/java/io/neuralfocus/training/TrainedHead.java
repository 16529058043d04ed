package io.neuralfocus.training;

import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.evaluation.Judged;
import io.neuralfocus.training.evaluation.LognormalVisits;
import io.neuralfocus.training.trainer.Fitted;
import java.util.List;
import java.util.Optional;

/**
 * One head, trained, calibrated and judged.
 *
 * @param judgedRows neither learnt from nor calibrated on
 * @param probabilities of those rows
 * @param tried what a search tried, the best first; empty if nothing was searched
 * @param later the same people later on, by a model that knew them only earlier; absent where that tells nothing
 * @param closedForm what the head must beat, fitted on the same rows; of the risk alone
 */
public record TrainedHead(
        Head head,
        Fitted fitted,
        Calibration calibration,
        RowView train,
        RowView judgedRows,
        double[] probabilities,
        Judged judged,
        List<Search.Tried> tried,
        Optional<Later> later,
        Optional<LognormalVisits> closedForm) {

    public TrainedHead {
        probabilities = probabilities.clone();
        tried = List.copyOf(tried);
    }

    /** How well later rows of people were ranked, and how many they were. */
    public record Later(double auc, int rows, int people) {}

    /** A copy. */
    @Override
    public double[] probabilities() {
        return probabilities.clone();
    }
}
