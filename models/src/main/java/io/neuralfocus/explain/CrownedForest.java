package io.neuralfocus.explain;

import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.Tree;
import java.util.List;
import java.util.Optional;

/** A forest of crowned trees, if all of them are shallow enough and their tables together small enough. */
final class CrownedForest {

    /** Floats of all tables together: 32 MiB. */
    private static final int MOST_ENTRIES = 8 << 20;

    private static final int TOGETHER = 8;

    private final CrownedTree[] trees;
    private final int mostMasks;

    private CrownedForest(CrownedTree[] trees, int mostMasks) {
        this.trees = trees;
        this.mostMasks = mostMasks;
    }

    static Optional<CrownedForest> of(Forest forest) {
        // A tree that never splits asks about no feature: it is a part of the bias alone.
        List<Tree> asking =
                forest.trees().stream().filter(tree -> !tree.isLeaf(0)).toList();
        CrownedTree[] trees = new CrownedTree[asking.size()];
        int entries = 0;
        int mostMasks = 0;
        for (int i = 0; i < trees.length; i++) {
            Tree tree = asking.get(i);
            Optional<CrownedTree> crowned = CrownGrower.grow(tree, forest.features());
            if (crowned.isEmpty()) {
                return Optional.empty();
            }
            trees[i] = crowned.get();
            entries += trees[i].tableSize();
            if (entries > MOST_ENTRIES) {
                return Optional.empty();
            }
            mostMasks = Math.max(mostMasks, trees[i].masks());
        }
        return Optional.of(new CrownedForest(trees, mostMasks));
    }

    /** How many groups of trees there are: the tables of one fit into a core's own cache. */
    int groups() {
        return (trees.length + TOGETHER - 1) / TOGETHER;
    }

    /**
     * Adds the contributions of one group of trees to those of a row. Sums of a few trees are floats, sums of all are
     * doubles.
     *
     * @param sums zero, and zero again afterwards
     */
    void add(int group, int[] keys, int row, int[] masks, float[] sums, double[] contributions, int out) {
        int to = Math.min(trees.length, (group + 1) * TOGETHER);
        for (int i = group * TOGETHER; i < to; i++) {
            trees[i].add(keys, row, masks, sums);
        }
        for (int i = 0; i < sums.length - 1; i++) {
            contributions[out + i] += sums[i];
            sums[i] = 0;
        }
    }

    /** The room for masks that the widest tree needs. */
    int mostMasks() {
        return mostMasks;
    }
}
