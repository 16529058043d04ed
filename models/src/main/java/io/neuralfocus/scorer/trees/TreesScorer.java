package io.neuralfocus.scorer.trees;

import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.VectorCheck;
import java.util.List;

/** The default engine: walks the trees on the heap. Immutable; any thread may ask it. */
public final class TreesScorer implements Scorer {

    private final VectorCheck check;
    private final Forest forest;

    /** A scorer of a forest whose features have these names. */
    public TreesScorer(Forest forest, List<String> features) {
        if (features.size() != forest.features()) {
            throw new IllegalArgumentException(
                    features.size() + " names for the " + forest.features() + " features of the model");
        }
        this.forest = forest;
        this.check = new VectorCheck(features);
    }

    @Override
    public List<String> features() {
        return check.features();
    }

    @Override
    public float margin(float[] vector) {
        check.vector(vector);
        return walk(vector, 0);
    }

    @Override
    public void margins(float[] rows, int count, float[] margins) {
        check.rows(rows, count, margins);
        for (int i = 0; i < count; i++) {
            margins[i] = walk(rows, i * check.width());
        }
    }

    private float walk(float[] rows, int from) {
        float margin = forest.baseMargin();
        for (Tree tree : forest.trees()) {
            int node = 0;
            while (!tree.isLeaf(node)) {
                node = tree.next(node, rows[from + tree.feature(node)]);
            }
            margin += tree.leafValue(node);
        }
        return margin;
    }
}
