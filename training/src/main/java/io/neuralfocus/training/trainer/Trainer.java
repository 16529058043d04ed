package io.neuralfocus.training.trainer;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.training.dataset.RowView;
import java.util.List;

/**
 * A way to learn one head from labelled rows. Immutable: it holds settings and no state of a training.
 *
 * <p>Laws: the same rows, settings and conditions give the same bytes; the margins of a {@link Fitted} are those that the
 * served model tells; every row that is handed in has a label for the head,
 * and rows of both outcomes are among them.
 */
public interface Trainer {

    /** As {@code --trainer} names it. */
    String name();

    /** The schema of the rows it wants where this one is asked for: with the last events behind it, or as it is. */
    default FeatureSchema schema(FeatureSchema asked) {
        return asked;
    }

    /** What a search tries: a small, declared space, this one first. */
    default List<Trainer> candidates() {
        return List.of(this);
    }

    /** What tells this one from the other candidates, for tables. */
    default String settings() {
        return "";
    }

    /** How many steps a training takes at most: the length of a progress bar. */
    int steps();

    /**
     * Trains.
     *
     * @param weights of the training rows
     * @param valid is watched to stop early and never fitted to; may be empty, and then a trainer goes on to its end
     */
    Fitted train(Head head, RowView train, float[] weights, RowView valid, Conditions conditions, Progress progress);
}
