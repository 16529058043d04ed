package io.neuralfocus.scorer.trees;

/** A forest laid out for walking. Rows are checked before they come here. */
sealed interface TreeLayout permits PaddedTrees, PlainTrees {

    /** The margin of the row that begins at this index. */
    float margin(float[] rows, int from);

    void margins(float[] rows, int count, float[] margins);
}
