package io.neuralfocus.scorer.trees;

import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.VectorCheck;
import java.util.List;

/**
 * The default engine: walks the trees on the heap, in a layout made for speed where their shape allows it. Immutable; any
 * thread may ask it.
 */
public final class TreesScorer implements Scorer {

    private final VectorCheck check;
    private final TreeLayout layout;

    /** A scorer of a forest whose features have these names. */
    public TreesScorer(Forest forest, List<String> features) {
        this(forest, features, PaddedTrees.fits(forest) ? PaddedTrees.of(forest) : new PlainTrees(forest));
    }

    TreesScorer(Forest forest, List<String> features, TreeLayout layout) {
        if (features.size() != forest.features()) {
            throw new IllegalArgumentException(
                    features.size() + " names for the " + forest.features() + " features of the model");
        }
        this.layout = layout;
        this.check = new VectorCheck(features);
    }

    @Override
    public List<String> features() {
        return check.features();
    }

    @Override
    public float margin(float[] vector) {
        check.vector(vector);
        return layout.margin(vector, 0);
    }

    @Override
    public void margins(float[] rows, int count, float[] margins) {
        check.rows(rows, count, margins);
        layout.margins(rows, count, margins);
    }
}
