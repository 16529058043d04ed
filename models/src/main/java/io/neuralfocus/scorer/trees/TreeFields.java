package io.neuralfocus.scorer.trees;

import io.neuralfocus.scorer.RefusedModelException;
import java.util.HashSet;
import java.util.Set;

/** The fields of one tree as the file tells them: arrays of one entry a node, their lengths held against each other. */
final class TreeFields {

    private static final Set<String> NEEDED = Set.of(
            "tree_param",
            "left_children",
            "right_children",
            "parents",
            "split_indices",
            "split_conditions",
            "default_left",
            "sum_hessian",
            "base_weights",
            "loss_changes");

    private final DocumentCursor in;
    private final int most;

    int id = -1;
    int nodes;
    int deleted;

    /** As the tree tells it; -1 if it does not. */
    int claimedFeatures = -1;

    int[] left = {};
    int[] right = {};
    int[] parents = {};
    int[] features = {};
    float[] conditions = {};
    boolean[] missingLeft = {};
    float[] cover = {};
    float[] gain = {};

    TreeFields(DocumentCursor in, int most) {
        this.in = in;
        this.most = most;
    }

    void read() {
        Set<String> missing = new HashSet<>(NEEDED);
        // Lengths can be compared only at the end: the count of nodes may be told last.
        int[] others = {-1, -1};
        in.object(name -> {
            missing.remove(name);
            switch (name) {
                case "id" -> id = index(in.text(20));
                case "tree_param" -> parameters();
                case "left_children" -> left = in.ints(most);
                case "right_children" -> right = in.ints(most);
                case "parents" -> parents = in.ints(most);
                case "split_indices" -> features = in.ints(most);
                case "split_conditions" -> conditions = in.floats(most);
                case "default_left" -> missingLeft = in.flags(most);
                case "sum_hessian" -> cover = in.floats(most);
                case "base_weights" -> others[0] = finite(in.floats(most)).length;
                case "loss_changes" -> gain = finite(in.floats(most));
                case "split_type" -> others[1] = numericSplits(in.ints(most));
                case "leaf_child_cnt" -> in.ints(most);
                case "categories", "categories_nodes", "categories_segments", "categories_sizes" -> in.ints(0);
                default -> throw in.refusal("a field that a tree does not have");
            }
        });
        if (!missing.isEmpty()) {
            throw in.refusal(
                    "the field '" + missing.stream().sorted().findFirst().orElse("") + "' is missing");
        }
        sameLength("left_children", left.length);
        sameLength("right_children", right.length);
        sameLength("parents", parents.length);
        sameLength("split_indices", features.length);
        sameLength("split_conditions", conditions.length);
        sameLength("default_left", missingLeft.length);
        sameLength("sum_hessian", cover.length);
        sameLength("base_weights", others[0]);
        sameLength("loss_changes", gain.length);
        sameLength("split_type", others[1] < 0 ? nodes : others[1]);
    }

    private int index(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw in.refusal("'" + RefusedModelException.shown(text) + "' is not the number of a tree");
        }
        return Integer.parseInt(text);
    }

    private float[] finite(float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw in.refusal(values[i] + " at index " + i);
            }
        }
        return values;
    }

    private int numericSplits(int[] types) {
        for (int type : types) {
            if (type != 0) {
                throw in.refusal("a categorical split, which is not known here");
            }
        }
        return types.length;
    }

    private void parameters() {
        boolean[] told = {false};
        in.object(name -> {
            switch (name) {
                case "num_nodes" -> {
                    nodes = number("nodes", 1, most);
                    told[0] = true;
                }
                case "num_deleted" -> deleted = number("deleted nodes", 0, most);
                case "size_leaf_vector" -> number("outputs of a leaf", 0, 1);
                case "num_feature" -> claimedFeatures = number("features", 0, Integer.MAX_VALUE);
                default -> throw in.refusal("a parameter that a tree does not have");
            }
        });
        if (!told[0]) {
            throw in.refusal("the field 'num_nodes' is missing");
        }
    }

    private int number(String what, int least, int limit) {
        String text = in.text(20);
        long value = text.matches("[0-9]{1,10}") ? Long.parseLong(text) : -1;
        if (value < least || value > limit) {
            throw in.refusal("'" + RefusedModelException.shown(text) + "' " + what + "; between " + least + " and "
                    + limit + " are allowed");
        }
        return (int) value;
    }

    private void sameLength(String field, int length) {
        if (length != nodes) {
            throw in.refusal(field + " has " + length + " entries for " + nodes + " nodes");
        }
    }
}
