package io.neuralfocus.training.trainer;

import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.training.dataset.RowView;

/** Margins of many rows by a scorer of vectors, a block of rows at a time: no second copy of all rows is made. */
public final class VectorMargins {

    private static final int BLOCK = 1_024;

    private VectorMargins() {}

    /** The margin of each row. */
    public static float[] of(Scorer scorer, RowView rows) {
        int width = rows.width();
        float[] vectors = new float[BLOCK * width];
        float[] some = new float[BLOCK];
        float[] margins = new float[rows.size()];
        for (int first = 0; first < margins.length; first += BLOCK) {
            int count = Math.min(BLOCK, margins.length - first);
            for (int i = 0; i < count; i++) {
                rows.vector(first + i, vectors, i * width);
            }
            scorer.margins(vectors, count, some);
            System.arraycopy(some, 0, margins, first, count);
        }
        return margins;
    }
}
