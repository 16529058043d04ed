package io.neuralfocus.explain;

import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.Tree;

/** How training rows parted at the splits, and what a forest answers when nothing is known of a row. */
final class Shares {

    private Shares() {}

    /** The share of a split's training rows that went left; a half each where none came by. */
    static double left(Tree tree, int node) {
        double cover = (double) tree.cover(tree.left(node)) + tree.cover(tree.right(node));
        return cover > 0 ? tree.cover(tree.left(node)) / cover : 0.5;
    }

    /** The margin with no feature known. */
    static double bias(Forest forest) {
        double bias = forest.baseMargin();
        for (Tree tree : forest.trees()) {
            bias += mean(tree, 0);
        }
        return bias;
    }

    private static double mean(Tree tree, int node) {
        if (tree.isLeaf(node)) {
            return tree.leafValue(node);
        }
        double left = left(tree, node);
        return left * mean(tree, tree.left(node)) + (1 - left) * mean(tree, tree.right(node));
    }
}
