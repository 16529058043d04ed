package io.neuralfocus.explain;

/** Points and weights on [0, 1] that integrate every polynomial of degree below twice their number exactly. */
final class GaussLegendre {

    private GaussLegendre() {}

    /** The points needed for the contributions of trees whose paths ask about this many features. */
    static int pointsFor(int features) {
        return Math.max(1, (features + 1) / 2);
    }

    /** Fills in the points and their weights: the roots of a Legendre polynomial, by Newton's steps. */
    static void fill(double[] points, double[] weights) {
        int n = points.length;
        for (int i = 0; i < n; i++) {
            double x = StrictMath.cos(StrictMath.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            // From this start the error squares with each step; twelve are more than any double needs.
            for (int step = 0; step < 12; step++) {
                double before = 1;
                double value = x;
                for (int k = 2; k <= n; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = n * (x * value - before) / (x * x - 1);
                x -= value / slope;
            }
            points[i] = (1 + x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
    }
}
