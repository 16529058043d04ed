package io.neuralfocus.explain;

import io.neuralfocus.scorer.trees.Tree;
import java.util.Arrays;

/** The features asked about on the way down a tree, in the order met, and the share of training rows that satisfy each. */
final class Way {

    static final Way START = new Way(new int[0], new double[0]);

    private final int[] features;
    private final double[] shares;

    private Way(int[] features, double[] shares) {
        this.features = features;
        this.shares = shares;
    }

    int size() {
        return features.length;
    }

    int feature(int index) {
        return features[index];
    }

    int indexOf(int feature) {
        for (int i = 0; i < features.length; i++) {
            if (features[i] == feature) {
                return i;
            }
        }
        return -1;
    }

    /** The way on through a split to its left or right. */
    Way through(Tree tree, int node, boolean left) {
        double share = left ? Shares.left(tree, node) : 1 - Shares.left(tree, node);
        int at = indexOf(tree.feature(node));
        if (at >= 0) {
            double[] narrowed = shares.clone();
            narrowed[at] *= share;
            return new Way(features, narrowed);
        }
        int[] more = Arrays.copyOf(features, size() + 1);
        more[size()] = tree.feature(node);
        double[] moreShares = Arrays.copyOf(shares, size() + 1);
        moreShares[size()] = share;
        return new Way(more, moreShares);
    }

    /**
     * What a leaf at the way's end gives to each feature, for every set of satisfied ones: entry {@code set * size + i}.
     * By the integral of {@link QuadratureShap}, each product multiplied out.
     */
    double[] contributions(double value) {
        int size = size();
        double[] points = new double[GaussLegendre.pointsFor(size)];
        double[] weights = new double[points.length];
        GaussLegendre.fill(points, weights);
        int sets = 1 << size;
        double[] given = new double[sets * size];
        for (int set = 0; set < sets; set++) {
            for (int i = 0; i < size; i++) {
                double integral = 0;
                for (int q = 0; q < points.length; q++) {
                    double product = weights[q];
                    for (int k = 0; k < size; k++) {
                        if (k != i) {
                            product *= shares[k] + points[q] * ((set >> k & 1) - shares[k]);
                        }
                    }
                    integral += product;
                }
                given[set * size + i] = value * ((set >> i & 1) - shares[i]) * integral;
            }
        }
        return given;
    }
}
