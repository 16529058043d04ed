package io.neuralfocus.scorer.trees;

import java.util.List;

/**
 * A boosted forest for one binary head, read and found sound: the margin of a vector is the base margin and then one
 * leaf value of each tree, added in order, in float32.
 *
 * @param baseMargin the base score in log-odds
 * @param featureNames as the file tells them; empty when it does not
 */
public record Forest(int features, List<String> featureNames, float baseMargin, List<Tree> trees) {

    public Forest {
        featureNames = List.copyOf(featureNames);
        trees = List.copyOf(trees);
    }

    /** Edges from a root to the deepest leaf of all trees. */
    public int depth() {
        int depth = 0;
        for (Tree tree : trees) {
            depth = Math.max(depth, tree.depth());
        }
        return depth;
    }
}
