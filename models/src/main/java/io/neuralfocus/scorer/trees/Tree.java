package io.neuralfocus.scorer.trees;

/**
 * One regression tree, its nodes in preorder: the root is 0 and a left child follows its parent. A value less than the
 * threshold goes left, one missing goes its node's default way.
 *
 * <p>Made by {@link ForestReader} alone, which has seen that it is a tree.
 */
public final class Tree {

    private static final int LEAF = -1;

    private final int[] right;
    private final int[] feature;
    private final float[] value;
    private final boolean[] missingLeft;
    private final float[] cover;
    private final float[] gain;
    private final int depth;

    /**
     * @param right the right child, or -1 for a leaf
     * @param value a node's threshold, a leaf's value
     * @param cover the weight of training rows that came by
     * @param gain by how much a split lessened the training loss, as the file tells it
     */
    Tree(int[] right, int[] feature, float[] value, boolean[] missingLeft, float[] cover, float[] gain, int depth) {
        this.right = right;
        this.feature = feature;
        this.value = value;
        this.missingLeft = missingLeft;
        this.cover = cover;
        this.gain = gain;
        this.depth = depth;
    }

    public int nodes() {
        return right.length;
    }

    /** Edges from the root to the deepest leaf. */
    public int depth() {
        return depth;
    }

    public boolean isLeaf(int node) {
        return right[node] == LEAF;
    }

    public int left(int node) {
        return node + 1;
    }

    public int right(int node) {
        return right[node];
    }

    public int feature(int node) {
        return feature[node];
    }

    public float threshold(int node) {
        return value[node];
    }

    public boolean missingGoesLeft(int node) {
        return missingLeft[node];
    }

    public float leafValue(int leaf) {
        return value[leaf];
    }

    /** The weight of training rows that came by this node. */
    public float cover(int node) {
        return cover[node];
    }

    /** By how much a split lessened the training loss, as the file tells it; 0 of a leaf. */
    public float gain(int node) {
        return gain[node];
    }

    /** The child that a value goes to. */
    public int next(int node, float featureValue) {
        boolean goesLeft = featureValue < value[node] || (missingLeft[node] && Float.isNaN(featureValue));
        return goesLeft ? node + 1 : right[node];
    }
}
