package io.neuralfocus.scorer.trees;

import io.neuralfocus.scorer.RefusedModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads XGBoost's model files, UBJSON and JSON, of the boosters this house knows: gbtree, one binary head. What comes
 * out is a {@link Forest} whose every tree is a tree; anything else is a {@link RefusedModelException}.
 */
public final class ForestReader {

    /** Both keep the base score as a probability and add leaf values in log-odds. */
    private static final Set<String> OBJECTIVES = Set.of("binary:logistic", "reg:logistic");

    private static final int NEWEST_MAJOR = 3;
    private static final int NUMBER = 64;
    private static final int NAME = 200;

    private final DocumentCursor in;
    private final ModelLimits limits;

    private final Set<String> featureNames = new LinkedHashSet<>();
    private final List<Tree> trees = new ArrayList<>();
    private int nodes;
    private int claimedFeatures = -1;
    private int highestFeature = -1;
    private int claimedTrees = -1;
    private int treeInfos = -1;
    private int[] iterationStarts = {};
    private int treeFeatures = -1;
    private float baseScore = Float.NaN;
    private String objective = "";
    private String booster = "";

    private ForestReader(DocumentCursor in, ModelLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /** Reads a file within the usual limits. */
    public static Forest read(Path file) throws IOException {
        return read(file, ModelLimits.USUAL);
    }

    /** Reads a file within these limits. */
    public static Forest read(Path file, ModelLimits limits) throws IOException {
        String name = file.toString();
        long size = Files.size(file);
        if (size > limits.bytes()) {
            throw new RefusedModelException(name, "", size + " bytes; at most " + limits.bytes() + " are allowed");
        }
        // The file may have grown since its size was asked.
        try (InputStream in = Files.newInputStream(file)) {
            return read(name, in.readNBytes(limits.bytes() + 1), limits);
        }
    }

    /** Reads a model from memory; the name is for errors. */
    public static Forest read(String name, byte[] bytes, ModelLimits limits) {
        if (bytes.length > limits.bytes()) {
            throw new RefusedModelException(name, "", "more than " + limits.bytes() + " bytes");
        }
        DocumentCursor in = isJson(bytes) ? new JsonCursor(name, bytes) : new UbjCursor(name, bytes);
        return new ForestReader(in, limits).forest();
    }

    /** Both notations begin with a brace; in UBJSON a length follows it, in JSON a quote. */
    private static boolean isJson(byte[] bytes) {
        int i = 0;
        while (i < bytes.length && isSpace(bytes[i])) {
            i++;
        }
        if (i == bytes.length || bytes[i] != '{') {
            return i > 0;
        }
        i++;
        while (i < bytes.length && isSpace(bytes[i])) {
            i++;
        }
        return i < bytes.length && bytes[i] == '"';
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private Forest forest() {
        object(Set.of("learner"), Set.of("version", "config", "Config"), name -> {
            switch (name) {
                case "learner" -> learner();
                case "version" -> version();
                default -> in.skip();
            }
        });
        in.end();
        if (trees.isEmpty()) {
            throw in.refusal("a model without trees");
        }
        return new Forest(claimedFeatures, List.copyOf(featureNames), LogOdds.of(baseScore), trees);
    }

    private void version() {
        int[] version = in.ints(3);
        if (version.length != 3 || version[0] < 1 || version[0] > NEWEST_MAJOR || version[1] < 0 || version[2] < 0) {
            throw in.refusal("a version that is not known; 1.0.0 and newer are, before " + (NEWEST_MAJOR + 1) + ".0.0");
        }
    }

    private void learner() {
        Set<String> needed = Set.of("gradient_booster", "learner_model_param", "objective");
        object(needed, Set.of("attributes", "feature_names", "feature_types"), name -> {
            switch (name) {
                case "gradient_booster" -> gradientBooster();
                case "learner_model_param" -> learnerParameters();
                case "objective" -> objective();
                case "feature_names" -> in.array(limits.features(), i -> featureName(in.string(NAME)));
                case "feature_types" -> in.array(limits.features(), i -> featureType(in.string(NAME)));
                default -> in.object(attribute -> in.skip());
            }
        });
        if (!OBJECTIVES.contains(objective)) {
            throw in.refusal("the objective '" + RefusedModelException.shown(objective) + "' is not known; one of "
                    + String.join(", ", OBJECTIVES.stream().sorted().toList()) + " is");
        }
        if (!booster.equals("gbtree")) {
            throw in.refusal("the booster '" + RefusedModelException.shown(booster) + "' is not known; gbtree is");
        }
        if (!featureNames.isEmpty() && featureNames.size() != claimedFeatures) {
            throw in.refusal(featureNames.size() + " feature names for " + claimedFeatures + " features");
        }
        if (treeFeatures >= 0 && treeFeatures != claimedFeatures) {
            throw in.refusal("trees of " + treeFeatures + " features in a model of " + claimedFeatures);
        }
        if (highestFeature >= claimedFeatures) {
            throw in.refusal("a split on feature " + highestFeature + " of " + claimedFeatures);
        }
    }

    private void featureName(String name) {
        if (!featureNames.add(name)) {
            throw in.refusal("the feature '" + RefusedModelException.shown(name) + "' comes twice");
        }
    }

    private void featureType(String type) {
        if (type.equals("c")) {
            throw in.refusal("categorical features are not known here");
        }
    }

    private void objective() {
        object(Set.of("name"), Set.of(), true, name -> {
            if (name.equals("name")) {
                objective = in.string(NAME);
            } else {
                in.object(parameter -> in.skip());
            }
        });
    }

    private void learnerParameters() {
        Set<String> needed = Set.of("base_score", "num_feature", "num_class");
        object(needed, Set.of("num_target", "boost_from_average"), name -> {
            switch (name) {
                case "base_score" -> baseScore = baseScore();
                case "num_feature" -> claimedFeatures = number("features", 1, limits.features());
                case "num_class" -> number("classes", 0, 1);
                case "num_target" -> number("targets", 1, 1);
                default -> in.text(NUMBER);
            }
        });
    }

    /** A number, or since 3.1 a list of one; either may stand inside a string. */
    private float baseScore() {
        String told;
        if (in.atArray()) {
            String[] only = {""};
            int count = in.array(1, i -> only[i] = in.text(NUMBER));
            told = count == 1 ? only[0] : "";
        } else {
            told = in.text(NUMBER).strip();
            if (told.startsWith("[") && told.endsWith("]")) {
                told = told.substring(1, told.length() - 1).strip();
            }
        }
        float score = decimal(told);
        if (!(score > 0 && score < 1) || !Float.isFinite(LogOdds.of(score))) {
            throw in.refusal("a base score of " + RefusedModelException.shown(told) + "; it must lie between 0 and 1");
        }
        return score;
    }

    private float decimal(String text) {
        // Java's own parser also takes hexadecimal, suffixes and blanks: not numbers of this format.
        if (!text.matches("[-+]?[0-9]*\\.?[0-9]*([eE][-+]?[0-9]{1,5})?") || !text.matches(".*[0-9].*")) {
            throw in.refusal("'" + RefusedModelException.shown(text) + "' is not a number");
        }
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw in.refusal("'" + RefusedModelException.shown(text) + "' is not a number");
        }
    }

    private int number(String what, int least, int most) {
        String text = in.text(NUMBER);
        int value;
        try {
            value = text.matches("[0-9]{1,10}") ? Integer.parseInt(text) : -1;
        } catch (NumberFormatException e) {
            value = -1;
        }
        if (value < least || value > most) {
            throw in.refusal("'" + RefusedModelException.shown(text) + "' " + what + "; between " + least + " and "
                    + most + " are allowed");
        }
        return value;
    }

    private void gradientBooster() {
        object(Set.of("model", "name"), Set.of("gbtree", "weight_drop"), name -> {
            switch (name) {
                case "name" -> booster = in.string(NAME);
                case "model" -> model();
                default -> throw in.refusal("the booster dart is not known; gbtree is");
            }
        });
    }

    private void model() {
        Set<String> needed = Set.of("gbtree_model_param", "tree_info", "trees");
        object(needed, Set.of("iteration_indptr", "cats"), name -> {
            switch (name) {
                case "gbtree_model_param" -> treesParameters();
                case "tree_info" -> treeInfo();
                case "trees" -> in.array(limits.trees(), i -> tree(i));
                case "iteration_indptr" -> iterations();
                default -> in.skip();
            }
        });
        if (trees.size() != claimedTrees || treeInfos != claimedTrees) {
            throw in.refusal(claimedTrees + " trees are claimed, but " + trees.size() + " trees and " + treeInfos
                    + " entries of tree_info are there");
        }
        if (iterationStarts.length > 0 && iterationStarts[iterationStarts.length - 1] != claimedTrees) {
            throw in.refusal("iteration_indptr ends at " + iterationStarts[iterationStarts.length - 1] + ", not at the "
                    + claimedTrees + " trees");
        }
    }

    private void treesParameters() {
        object(Set.of("num_trees"), Set.of("num_parallel_tree", "size_leaf_vector"), name -> {
            switch (name) {
                case "num_trees" -> claimedTrees = number("trees", 1, limits.trees());
                case "num_parallel_tree" -> number("parallel trees", 1, limits.trees());
                default -> number("outputs of a leaf", 0, 1);
            }
        });
    }

    private void treeInfo() {
        int[] groups = in.ints(limits.trees());
        treeInfos = groups.length;
        for (int group : groups) {
            if (group != 0) {
                throw in.refusal("a tree of output " + group + "; a binary head has output 0 alone");
            }
        }
    }

    private void iterations() {
        iterationStarts = in.ints(limits.trees() + 1);
        boolean follow = iterationStarts.length > 1 && iterationStarts[0] == 0;
        for (int i = 1; i < iterationStarts.length; i++) {
            follow &= iterationStarts[i] >= iterationStarts[i - 1];
        }
        if (!follow) {
            throw in.refusal("iterations that do not follow one another");
        }
    }

    private void tree(int index) {
        TreeFields fields = new TreeFields(in, limits.nodes() - nodes);
        fields.read();
        if (fields.id >= 0 && fields.id != index) {
            throw in.refusal("tree " + fields.id + " stands in the place of tree " + index);
        }
        if (fields.claimedFeatures != treeFeatures && index > 0) {
            throw in.refusal(fields.claimedFeatures + " features, but other trees have " + treeFeatures);
        }
        treeFeatures = fields.claimedFeatures;
        Tree tree = new TreeShape(in, fields, limits.depth()).tree();
        nodes += fields.nodes;
        for (int node = 0; node < tree.nodes(); node++) {
            highestFeature = Math.max(highestFeature, tree.feature(node));
        }
        trees.add(tree);
    }

    private void object(Set<String> needed, Set<String> allowed, Consumer<String> field) {
        object(needed, allowed, false, field);
    }

    private void object(Set<String> needed, Set<String> allowed, boolean anyOther, Consumer<String> field) {
        Set<String> missing = new HashSet<>(needed);
        in.object(name -> {
            if (!missing.remove(name) && !anyOther && !allowed.contains(name)) {
                throw in.refusal("a field that this format does not have");
            }
            field.accept(name);
        });
        if (!missing.isEmpty()) {
            throw in.refusal(
                    "the field '" + missing.stream().sorted().findFirst().orElse("") + "' is missing");
        }
    }
}
