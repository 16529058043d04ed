package io.neuralfocus.scorer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import io.neuralfocus.scorer.RefusedModelException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a tree ensemble's attributes, lists of one entry a node, are trees: each tree's nodes numbered 0, 1, 2 ... in
 * a row, every child behind its parent and the child of no other, features in range, values finite, a weight only on a
 * leaf. Children behind their parents cannot make a cycle.
 */
final class EnsembleCheck {

    private static final Set<String> MODES =
            Set.of("BRANCH_LT", "BRANCH_LEQ", "BRANCH_GT", "BRANCH_GTE", "BRANCH_EQ", "BRANCH_NEQ", "LEAF");
    private static final Set<String> TRANSFORMS = Set.of("NONE", "LOGISTIC", "SOFTMAX", "SOFTMAX_ZERO", "PROBIT");
    private static final Set<String> KNOWN = Set.of(
            "aggregate_function",
            "base_values",
            "class_ids",
            "class_nodeids",
            "class_treeids",
            "class_weights",
            "classlabels_int64s",
            "classlabels_strings",
            "n_targets",
            "nodes_falsenodeids",
            "nodes_featureids",
            "nodes_hitrates",
            "nodes_missing_value_tracks_true",
            "nodes_modes",
            "nodes_nodeids",
            "nodes_treeids",
            "nodes_truenodeids",
            "nodes_values",
            "post_transform",
            "target_ids",
            "target_nodeids",
            "target_treeids",
            "target_weights");
    private static final int DEEPEST = 64;

    private final String file;
    private final String place;
    private final Map<String, AttributeProto> attributes = new HashMap<>();
    private final int width;

    EnsembleCheck(String file, String place, NodeProto node, int width) {
        this.file = file;
        this.place = place;
        this.width = width;
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attributes.put(attribute.getName(), attribute) != null) {
                throw refusal(RefusedModelException.shown(attribute.getName()), "comes twice");
            }
        }
    }

    void check() {
        for (String name : attributes.keySet()) {
            if (!KNOWN.contains(name)) {
                throw refusal(RefusedModelException.shown(name), "is not allowed");
            }
        }
        outputs();
        List<Long> treeIds = ints("nodes_treeids");
        int count = treeIds.size();
        if (count == 0) {
            throw refusal("nodes_treeids", "is missing or empty");
        }
        List<Long> nodeIds = ints("nodes_nodeids", count);
        List<Long> features = ints("nodes_featureids", count);
        List<Long> yes = ints("nodes_truenodeids", count);
        List<Long> no = ints("nodes_falsenodeids", count);
        List<Float> values = floats("nodes_values", count);
        List<ByteString> modes = modes(count);
        if (attributes.containsKey("nodes_missing_value_tracks_true")) {
            for (long flag : ints("nodes_missing_value_tracks_true", count)) {
                if (flag != 0 && flag != 1) {
                    throw refusal("nodes_missing_value_tracks_true", flag + " where 0 or 1 is expected");
                }
            }
        }
        if (attributes.containsKey("nodes_hitrates")) {
            floats("nodes_hitrates", count);
        }
        boolean[] leaves = new boolean[count];
        int[] starts = new int[count];
        int trees = 0;
        for (int from = 0; from < count; trees++) {
            int to = from;
            while (to < count && treeIds.get(to) == trees) {
                if (nodeIds.get(to) != to - from) {
                    throw refusal("nodes_nodeids[" + to + "]", "is " + nodeIds.get(to) + ", not " + (to - from));
                }
                leaves[to] = modes.get(to).toStringUtf8().equals("LEAF");
                to++;
            }
            if (to == from) {
                throw refusal("nodes_treeids[" + from + "]", "is " + treeIds.get(from) + ", not " + trees);
            }
            starts[trees] = from;
            tree(from, to, leaves, yes, no, features, values);
            from = to;
        }
        weights(leaves, starts, trees, count);
        text("post_transform", TRANSFORMS);
    }

    /** Two classes, or one target; as many base values at most. */
    private void outputs() {
        boolean classes = attributes.containsKey("class_treeids");
        if (classes == attributes.containsKey("target_treeids")) {
            throw refusal("class_treeids", "classes or targets are expected, not both and not neither");
        }
        int labels = ints("classlabels_int64s").size()
                + attribute("classlabels_strings").getStringsCount();
        if (labels != (classes ? 2 : 0) || attribute("n_targets").getI() != (classes ? 0 : 1)) {
            throw refusal("classlabels_int64s", "two classes or one target are expected");
        }
        List<Float> base = attribute("base_values").getFloatsList();
        if (base.size() > (classes ? 2 : 1) || !base.stream().allMatch(Float::isFinite)) {
            throw refusal("base_values", base.size() + " values, or infinite ones");
        }
        text("aggregate_function", Set.of("SUM"));
    }

    private void tree(
            int from,
            int to,
            boolean[] leaves,
            List<Long> yes,
            List<Long> no,
            List<Long> features,
            List<Float> values) {
        int size = to - from;
        int[] depth = new int[size];
        boolean[] met = new boolean[size];
        met[0] = true;
        for (int i = 0; i < size; i++) {
            if (!met[i]) {
                throw refusal("nodes_nodeids[" + (from + i) + "]", "hangs on no node");
            }
            if (leaves[from + i]) {
                continue;
            }
            long feature = features.get(from + i);
            if (feature < 0 || (width > 0 && feature >= width)) {
                throw refusal("nodes_featureids[" + (from + i) + "]", "is " + feature);
            }
            if (!Float.isFinite(values.get(from + i))) {
                throw refusal("nodes_values[" + (from + i) + "]", "is " + values.get(from + i));
            }
            for (long child : new long[] {yes.get(from + i), no.get(from + i)}) {
                if (child <= i || child >= size || met[(int) child]) {
                    throw refusal("nodes_truenodeids[" + (from + i) + "]", "leads to " + child);
                }
                met[(int) child] = true;
                depth[(int) child] = depth[i] + 1;
                if (depth[(int) child] > DEEPEST) {
                    throw refusal("nodes_nodeids[" + (from + i) + "]", "is deeper than " + DEEPEST);
                }
            }
        }
    }

    private void weights(boolean[] leaves, int[] starts, int trees, int count) {
        String kind = attributes.containsKey("class_treeids") ? "class" : "target";
        List<Long> treeIds = ints(kind + "_treeids");
        List<Long> nodeIds = ints(kind + "_nodeids", treeIds.size());
        List<Long> ids = ints(kind + "_ids", treeIds.size());
        List<Float> weights = floats(kind + "_weights", treeIds.size());
        Set<Long> met = new HashSet<>();
        for (int i = 0; i < treeIds.size(); i++) {
            long tree = treeIds.get(i);
            long node = nodeIds.get(i);
            boolean known = tree >= 0 && tree < trees;
            int from = known ? starts[(int) tree] : 0;
            int to = known && tree + 1 < trees ? starts[(int) tree + 1] : count;
            if (!known || node < 0 || node >= to - from || !leaves[from + (int) node] || !met.add(from + node)) {
                throw refusal(kind + "_nodeids[" + i + "]", "node " + node + " of tree " + tree + " is no such leaf");
            }
            if (ids.get(i) < 0 || ids.get(i) > 1 || !Float.isFinite(weights.get(i))) {
                throw refusal(kind + "_weights[" + i + "]", "is " + weights.get(i) + " for output " + ids.get(i));
            }
        }
    }

    private List<ByteString> modes(int count) {
        AttributeProto attribute = attribute("nodes_modes");
        if (attribute.getStringsCount() != count) {
            throw refusal("nodes_modes", attribute.getStringsCount() + " entries for " + count + " nodes");
        }
        for (ByteString mode : attribute.getStringsList()) {
            if (!MODES.contains(mode.toStringUtf8())) {
                throw refusal("nodes_modes", "'" + RefusedModelException.shown(mode.toStringUtf8()) + "' is not known");
            }
        }
        return attribute.getStringsList();
    }

    private void text(String name, Set<String> allowed) {
        AttributeProto attribute = attributes.get(name);
        if (attribute != null && !allowed.contains(attribute.getS().toStringUtf8())) {
            throw refusal(
                    name, "'" + RefusedModelException.shown(attribute.getS().toStringUtf8()) + "' is not known");
        }
    }

    private List<Long> ints(String name) {
        return attribute(name).getIntsList();
    }

    private List<Long> ints(String name, int count) {
        List<Long> ints = ints(name);
        if (ints.size() != count) {
            throw refusal(name, ints.size() + " entries, not " + count);
        }
        return ints;
    }

    private List<Float> floats(String name, int count) {
        List<Float> floats = attribute(name).getFloatsList();
        if (floats.size() != count) {
            throw refusal(name, floats.size() + " entries, not " + count);
        }
        return floats;
    }

    private AttributeProto attribute(String name) {
        return attributes.getOrDefault(name, AttributeProto.getDefaultInstance());
    }

    private RefusedModelException refusal(String attribute, String reason) {
        return new RefusedModelException(file, place + "." + attribute, reason);
    }
}
