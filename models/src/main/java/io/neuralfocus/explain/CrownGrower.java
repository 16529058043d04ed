package io.neuralfocus.explain;

import io.neuralfocus.scorer.trees.RowKeys;
import io.neuralfocus.scorer.trees.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Divides a tree into splits above and crowns, each as large as its bits allow, and computes the crowns' tables. */
final class CrownGrower {

    /** Of a pattern. With one more the tables of depth 6 would double and gain nothing. */
    private static final int MOST_BITS = 7;

    private final Tree tree;
    private final int features;
    private final int[] splitsBelow;
    private final List<CrownedTree.Split> splits = new ArrayList<>();
    private final List<CrownedTree.Crown> crowns = new ArrayList<>();
    private boolean tooDeep;

    private CrownGrower(Tree tree, int features) {
        this.tree = tree;
        this.features = features;
        this.splitsBelow = new int[tree.nodes()];
        // In preorder what hangs under a node comes after it.
        for (int node = tree.nodes() - 1; node >= 0; node--) {
            if (!tree.isLeaf(node)) {
                splitsBelow[node] = 1 + splitsBelow[tree.left(node)] + splitsBelow[tree.right(node)];
            }
        }
    }

    /** The divided tree, or nothing if a way down asks about more features than a pattern has bits. */
    static Optional<CrownedTree> grow(Tree tree, int features) {
        CrownGrower grower = new CrownGrower(tree, features);
        grower.divide(0, Way.START);
        if (grower.tooDeep) {
            return Optional.empty();
        }
        List<CrownedTree.Split> splits = grower.splits.stream()
                .map(split -> new CrownedTree.Split(
                        split.word(), split.bit(), grower.mask(split.leftMask()), grower.mask(split.rightMask())))
                .toList();
        return Optional.of(new CrownedTree(splits, grower.crowns, features));
    }

    /** While it is not known how many splits there are, the n-th crown is called -1 - n. */
    private int mask(int splitOrCrown) {
        return splitOrCrown >= 0 ? splitOrCrown : splits.size() - 1 - splitOrCrown;
    }

    private int divide(int node, Way way) {
        if (splitsBelow[node] <= CrownedTree.OWN && way.size() + splitsBelow[node] <= MOST_BITS) {
            crowns.add(crown(node, way));
            return -crowns.size();
        }
        if (tree.isLeaf(node)) {
            tooDeep = true;
        }
        if (tooDeep) {
            return 0;
        }
        int index = splits.size();
        splits.add(new CrownedTree.Split(0, 0, 0, 0));
        Way left = way.through(tree, node, true);
        Way right = way.through(tree, node, false);
        int bit = 1 << left.indexOf(tree.feature(node));
        int leftMask = divide(tree.left(node), left);
        int rightMask = divide(tree.right(node), right);
        splits.set(index, new CrownedTree.Split(RowKeys.split(tree, node, features), bit, leftMask, rightMask));
        return index;
    }

    private CrownedTree.Crown crown(int root, Way way) {
        List<Integer> own = new ArrayList<>();
        List<Integer> slots = new ArrayList<>();
        for (int i = 0; i < way.size(); i++) {
            slots.add(way.feature(i));
        }
        int end = root + 2 * splitsBelow[root] + 1;
        for (int node = root; node < end; node++) {
            if (!tree.isLeaf(node)) {
                own.add(node);
                if (!slots.contains(tree.feature(node))) {
                    slots.add(tree.feature(node));
                }
            }
        }
        double[] table = new double[slots.size() << (way.size() + own.size())];
        addLeaves(root, way, List.of(), new Table(way.size(), own, slots, table));
        float[] rounded = new float[table.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) table[i];
        }
        return new CrownedTree.Crown(
                way.size(),
                own.stream()
                        .mapToLong(node -> RowKeys.split(tree, node, features))
                        .toArray(),
                slots.stream().mapToInt(slot -> slot).toArray(),
                rounded);
    }

    private void addLeaves(int node, Way way, List<Asked> asked, Table table) {
        if (tree.isLeaf(node)) {
            table.add(way, asked, way.contributions(tree.leafValue(node)));
            return;
        }
        int own = table.own.indexOf(node);
        for (int goesRight = 0; goesRight < 2; goesRight++) {
            Way next = way.through(tree, node, goesRight == 0);
            List<Asked> more = new ArrayList<>(asked);
            more.add(new Asked(own, goesRight, next.indexOf(tree.feature(node))));
            addLeaves(goesRight == 0 ? tree.left(node) : tree.right(node), next, more, table);
        }
    }

    /** What one of a crown's own splits asks on the way to a leaf: this way, or the feature is not satisfied. */
    private record Asked(int own, int goesRight, int featureOnWay) {}

    /** A crown's table while it is filled. */
    private static final class Table {
        final int above;
        final List<Integer> own;
        final List<Integer> slots;
        final double[] entries;

        Table(int above, List<Integer> own, List<Integer> slots, double[] entries) {
            this.above = above;
            this.own = own;
            this.slots = slots;
            this.entries = entries;
        }

        /** Adds what a leaf gives, under every pattern. */
        void add(Way way, List<Asked> asked, double[] given) {
            int patterns = 1 << (above + own.size());
            int all = (1 << way.size()) - 1;
            int told = (1 << above) - 1;
            for (int pattern = 0; pattern < patterns; pattern++) {
                int satisfied = (pattern | ~told) & all;
                for (Asked ask : asked) {
                    if ((pattern >> (above + ask.own()) & 1) != ask.goesRight()) {
                        satisfied &= ~(1 << ask.featureOnWay());
                    }
                }
                for (int i = 0; i < way.size(); i++) {
                    int slot = slots.indexOf(way.feature(i));
                    entries[pattern * slots.size() + slot] += given[satisfied * way.size() + i];
                }
            }
        }
    }
}
