package io.neuralfocus.training.dataset;

import java.io.IOException;

/** Where labelled rows come from: event files, tables of rows, whatever remembers predictions and their outcomes. */
@FunctionalInterface
public interface RowSource {

    /**
     * Adds all it has. Rows that must not be learnt from (an intervention was shown within their horizon) it keeps to
     * itself.
     */
    void addTo(LabelledRows rows) throws IOException;
}
