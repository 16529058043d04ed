package io.neuralfocus.training.trainer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.training.dataset.RowView;

/** One head that was trained. */
public interface Fitted {

    /** What goes into a bundle: the same rows, settings and conditions give the same bytes. */
    ModelFile file();

    /** The margin (log-odds) of each row, as the served model will tell it. */
    float[] margins(RowView rows);

    /** The same trainer with what watching valid rows decided (how many trees, how many epochs) held fixed: for folds. */
    Trainer settled();

    /** What training tells of this head in the card: settings and what came of them. */
    ObjectNode told();
}
