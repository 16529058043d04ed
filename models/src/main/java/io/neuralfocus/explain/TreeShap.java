package io.neuralfocus.explain;

import io.neuralfocus.scorer.Workbenches;
import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.RowKeys;
import java.util.Arrays;
import java.util.Optional;

/**
 * Exact Shapley values of a forest's features, path-dependent as Lundberg, Erion and Lee define them (2018): what is not
 * known of a row is left to the shares of the training rows. Together with the bias they make the margin. Immutable; any
 * thread may ask it, and asking allocates nothing.
 */
public final class TreeShap implements Explainer {

    /** Rows that ask a group of trees one after the other while its tables are at hand. */
    private static final int BLOCK = 64;

    private final Forest forest;
    private final int features;
    private final double bias;
    private final Optional<CrownedForest> tables;
    private final QuadratureShap general;
    private final Workbenches<Bench> benches = new Workbenches<>(Bench::new);

    private final class Bench {
        private final float[] sums = new float[features + 1];
        private final int[] keys = new int[tables.isPresent() ? BLOCK * 2 * features : 0];
        private final int[] masks = new int[tables.map(CrownedForest::mostMasks).orElse(0)];
        private final QuadratureShap.Walk general = TreeShap.this.general.new Walk();
    }

    private TreeShap(Forest forest, Optional<CrownedForest> tables) {
        this.forest = forest;
        this.features = forest.features();
        this.bias = Shares.bias(forest);
        this.tables = tables;
        this.general = new QuadratureShap(forest);
    }

    /** An explainer of this forest, with tables if its trees are shallow enough for them. */
    public static TreeShap of(Forest forest) {
        return new TreeShap(forest, CrownedForest.of(forest));
    }

    static TreeShap general(Forest forest) {
        return new TreeShap(forest, Optional.empty());
    }

    /** The margin that is answered when nothing is known of a row. */
    public double bias() {
        return bias;
    }

    public int features() {
        return features;
    }

    /** Writes each feature's contribution to a vector's margin, in log-odds. */
    public void contributions(float[] vector, double[] contributions) {
        contributions(vector, 1, contributions);
    }

    @Override
    public void contributions(float[] rows, int count, double[] contributions) {
        if (count < 0 || rows.length < (long) count * features || contributions.length < (long) count * features) {
            throw new IllegalArgumentException(count + " rows of " + features + " values do not fit into " + rows.length
                    + " values and " + contributions.length + " contributions");
        }
        Arrays.fill(contributions, 0, count * features, 0);
        Bench bench = benches.take();
        if (tables.isPresent()) {
            fromTables(tables.get(), bench, rows, count, contributions);
        } else {
            for (int i = 0; i < count; i++) {
                for (int tree = 0; tree < forest.trees().size(); tree++) {
                    bench.general.add(forest.trees().get(tree), rows, i * features, contributions, i * features);
                }
            }
        }
        benches.giveBack(bench);
    }

    private void fromTables(CrownedForest tables, Bench bench, float[] rows, int count, double[] contributions) {
        for (int first = 0; first < count; first += BLOCK) {
            int size = Math.min(BLOCK, count - first);
            for (int i = 0; i < size; i++) {
                RowKeys.fill(rows, (first + i) * features, features, bench.keys, i * 2 * features);
            }
            for (int group = 0; group < tables.groups(); group++) {
                for (int i = 0; i < size; i++) {
                    int out = (first + i) * features;
                    tables.add(group, bench.keys, i * 2 * features, bench.masks, bench.sums, contributions, out);
                }
            }
        }
    }
}
