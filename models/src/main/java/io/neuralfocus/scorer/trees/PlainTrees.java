package io.neuralfocus.scorer.trees;

/** One node after the other: serves forests of any shape, and is the twin of every faster layout. */
final class PlainTrees implements TreeLayout {

    private final Forest forest;

    PlainTrees(Forest forest) {
        this.forest = forest;
    }

    @Override
    public float margin(float[] rows, int from) {
        float margin = forest.baseMargin();
        for (int i = 0; i < forest.trees().size(); i++) {
            Tree tree = forest.trees().get(i);
            int node = 0;
            while (!tree.isLeaf(node)) {
                node = tree.next(node, rows[from + tree.feature(node)]);
            }
            margin += tree.leafValue(node);
        }
        return margin;
    }

    @Override
    public void margins(float[] rows, int count, float[] margins) {
        for (int i = 0; i < count; i++) {
            margins[i] = margin(rows, i * forest.features());
        }
    }
}
