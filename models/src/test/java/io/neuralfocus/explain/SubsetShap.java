package io.neuralfocus.explain;

import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.Tree;
import java.util.stream.IntStream;

/** The naive twin: Shapley's sum over all subsets of the features a tree asks about, by the definition. */
final class SubsetShap {

    private SubsetShap() {}

    static double[] contributions(Forest forest, float[] row) {
        double[] sum = new double[row.length];
        for (Tree tree : forest.trees()) {
            int[] asked = IntStream.range(0, tree.nodes())
                    .filter(node -> !tree.isLeaf(node))
                    .map(tree::feature)
                    .distinct()
                    .toArray();
            int n = asked.length;
            double[] values = new double[1 << n];
            for (int set = 0; set < values.length; set++) {
                values[set] = value(tree, 0, row, asked, set);
            }
            for (int i = 0; i < n; i++) {
                for (int set = 0; set < values.length; set++) {
                    if ((set >> i & 1) == 0) {
                        int size = Integer.bitCount(set);
                        double weight = factorial(size) * factorial(n - size - 1) / factorial(n);
                        sum[asked[i]] += weight * (values[set | 1 << i] - values[set]);
                    }
                }
            }
        }
        return sum;
    }

    private static double value(Tree tree, int node, float[] row, int[] asked, int known) {
        if (tree.isLeaf(node)) {
            return tree.leafValue(node);
        }
        int feature = tree.feature(node);
        int index = 0;
        while (asked[index] != feature) {
            index++;
        }
        if ((known >> index & 1) == 1) {
            return value(tree, tree.next(node, row[feature]), row, asked, known);
        }
        double left = Shares.left(tree, node);
        return left * value(tree, tree.left(node), row, asked, known)
                + (1 - left) * value(tree, tree.right(node), row, asked, known);
    }

    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }
}
