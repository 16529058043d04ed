package io.neuralfocus.scorer.trees;

import io.neuralfocus.scorer.RefusedModelException;

/**
 * Makes a {@link Tree} of a file's arrays, if they are one: every child in range, with one parent, met once from the
 * root, not too deep; values finite. Nodes that no way leads to must be the ones the file tells as deleted.
 */
final class TreeShape {

    private static final int NO_CHILD = -1;

    private final DocumentCursor in;
    private final TreeFields fields;
    private final int deepest;

    TreeShape(DocumentCursor in, TreeFields fields, int deepest) {
        this.in = in;
        this.fields = fields;
        this.deepest = deepest;
    }

    Tree tree() {
        int living = fields.nodes - fields.deleted;
        if (living < 1) {
            throw in.refusal(fields.deleted + " of " + fields.nodes + " nodes are deleted");
        }
        int[] right = new int[living];
        int[] feature = new int[living];
        float[] value = new float[living];
        boolean[] missingLeft = new boolean[living];
        float[] cover = new float[living];
        float[] gain = new float[living];
        boolean[] met = new boolean[fields.nodes];

        // A node waits on the stack with the new place of its parent, if it is a right child. Only right children and
        // one left child wait at a time, so the stack is as deep as the tree.
        int[] waiting = new int[deepest + 2];
        int[] parentOf = new int[deepest + 2];
        int[] depthOf = new int[deepest + 2];
        int top = 0;
        waiting[top] = 0;
        parentOf[top] = NO_CHILD;
        depthOf[top++] = 0;
        met[0] = true;
        int place = 0;
        int depth = 0;
        while (top > 0) {
            int node = waiting[--top];
            int parent = parentOf[top];
            int level = depthOf[top];
            if (place == living) {
                throw in.refusal("more nodes hang together than the " + living + " that are not deleted");
            }
            if (parent >= 0) {
                right[parent] = place;
            }
            depth = Math.max(depth, level);
            value[place] = finite(fields.conditions[node], node, "split_conditions");
            cover[place] = finite(fields.cover[node], node, "sum_hessian");
            if (cover[place] < 0) {
                throw refusal(node, "a negative sum_hessian");
            }
            if (fields.left[node] == NO_CHILD) {
                if (fields.right[node] != NO_CHILD) {
                    throw refusal(node, "a right child without a left one");
                }
                right[place] = NO_CHILD;
            } else {
                if (level == deepest) {
                    throw refusal(node, "deeper than " + deepest);
                }
                int leftChild = child(node, fields.left[node], met);
                int rightChild = child(node, fields.right[node], met);
                feature[place] = feature(node);
                missingLeft[place] = fields.missingLeft[node];
                gain[place] = fields.gain[node];
                waiting[top] = rightChild;
                parentOf[top] = place;
                depthOf[top++] = level + 1;
                waiting[top] = leftChild;
                parentOf[top] = NO_CHILD;
                depthOf[top++] = level + 1;
            }
            place++;
        }
        if (place != living) {
            throw in.refusal(place + " nodes hang together, but " + living + " are not deleted");
        }
        return new Tree(right, feature, value, missingLeft, cover, gain, depth);
    }

    private int child(int node, int child, boolean[] met) {
        if (child < 0 || child >= fields.nodes) {
            throw refusal(node, "the child " + child + " is out of range");
        }
        if (met[child]) {
            throw refusal(node, "the child " + child + " has another parent or is its own ancestor");
        }
        met[child] = true;
        if (fields.parents[child] != node) {
            throw refusal(child, "its parent is told as " + fields.parents[child] + ", but it hangs on " + node);
        }
        return child;
    }

    private int feature(int node) {
        int feature = fields.features[node];
        if (feature < 0) {
            throw refusal(node, "a split on feature " + feature);
        }
        return feature;
    }

    private float finite(float value, int node, String field) {
        if (!Float.isFinite(value)) {
            throw refusal(node, field + " is " + value);
        }
        return value;
    }

    private RefusedModelException refusal(int node, String reason) {
        return in.refusal("node " + node + ": " + reason);
    }
}
