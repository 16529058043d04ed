package io.neuralfocus.explain;

import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.Tree;
import java.util.Arrays;

/**
 * Exact contributions for trees of any shape, in one walk over each tree.
 *
 * <p>On the way to a leaf of value v let every feature k asked about have o_k = 1 if the row satisfies what is asked of
 * it, else 0, and z_k, the share of training rows that go on where k is not known. If every feature is known with chance
 * t, independently, the leaf is reached with chance G(t) = product of g_k(t), g_k(t) = z_k + t (o_k - z_k), and the
 * Shapley value of j is v times the integral over [0, 1] of (o_j - z_j) G / g_j (Owen 1972). It is a polynomial in t, so
 * that a sum over a few Gauss-Legendre points is the integral itself.
 *
 * <p>At each point the leaves under an edge share the factors above it. So the walk carries the product down, brings the
 * sum of v G up, and at each edge gives its feature the difference that the edge makes to (o - z) / g. A feature asked
 * about again further down only changes its o and z. Work grows with nodes times points, not with leaves times depth
 * squared.
 */
final class QuadratureShap {

    private final int points;
    private final double[] at;
    private final double[] weights;
    private final int levels;
    private final int features;

    QuadratureShap(Forest forest) {
        this.features = forest.features();
        this.levels = forest.depth() + 1;
        this.points = GaussLegendre.pointsFor(Math.min(forest.depth(), features));
        this.at = new double[points];
        this.weights = new double[points];
        GaussLegendre.fill(at, weights);
    }

    /** What one walk needs: a product and a sum for each level and point, and how far each feature is decided. */
    final class Walk {
        private final double[] products = new double[(levels + 1) * points];
        private final double[] sums = new double[(levels + 1) * points];
        private final double[] satisfied = new double[features];
        private final double[] shares = new double[features];

        private float[] rows = {};
        private int row;
        private double[] contributions = {};
        private int out;

        /** Adds a tree's contributions to those of one row. */
        void add(Tree tree, float[] rows, int row, double[] contributions, int out) {
            this.rows = rows;
            this.row = row;
            this.contributions = contributions;
            this.out = out;
            // Not asked about yet: g = 1, and nothing given.
            Arrays.fill(satisfied, 1);
            Arrays.fill(shares, 1);
            Arrays.fill(products, 0, points, 1);
            visit(tree, 0, 0);
        }

        private void visit(Tree tree, int node, int level) {
            int from = level * points;
            if (tree.isLeaf(node)) {
                for (int q = 0; q < points; q++) {
                    sums[from + q] = tree.leafValue(node) * products[from + q];
                }
                return;
            }
            Arrays.fill(sums, from, from + points, 0);
            int left = tree.left(node);
            int right = tree.right(node);
            int next = tree.next(node, rows[row + tree.feature(node)]);
            double leftShare = Shares.left(tree, node);
            descend(tree, node, left, next == left, leftShare, level);
            descend(tree, node, right, next == right, 1 - leftShare, level);
        }

        private void descend(Tree tree, int node, int child, boolean taken, double edgeShare, int level) {
            int feature = tree.feature(node);
            double oldSatisfied = satisfied[feature];
            double oldShare = shares[feature];
            double newSatisfied = taken ? oldSatisfied : 0;
            double newShare = oldShare * edgeShare;
            int here = level * points;
            int below = here + points;
            for (int q = 0; q < points; q++) {
                // Once a feature is not satisfied, g = z (1 - t), and z alone changes.
                double factor = oldSatisfied == 0
                        ? edgeShare
                        : (newShare + at[q] * (newSatisfied - newShare)) / (oldShare + at[q] * (1 - oldShare));
                products[below + q] = products[here + q] * factor;
            }
            satisfied[feature] = newSatisfied;
            shares[feature] = newShare;
            visit(tree, child, level + 1);
            satisfied[feature] = oldSatisfied;
            shares[feature] = oldShare;
            double given = 0;
            for (int q = 0; q < points; q++) {
                double sum = sums[below + q];
                sums[here + q] += sum;
                if (oldSatisfied != 0) {
                    double now =
                            newSatisfied == 0 ? -1 / (1 - at[q]) : (1 - newShare) / (newShare + at[q] * (1 - newShare));
                    double before = (1 - oldShare) / (oldShare + at[q] * (1 - oldShare));
                    given += weights[q] * (now - before) * sum;
                }
            }
            contributions[out + feature] += given;
        }
    }
}
