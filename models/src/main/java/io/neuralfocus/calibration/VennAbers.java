package io.neuralfocus.calibration;

import java.util.Arrays;

/**
 * Inductive Venn-Abers calibration: for each margin the isotonic fit of all that was seen, once with this margin added as
 * a case that happened (p1) and once as one that did not (p0). The two bracket the probability; p = p1 / (1 - p0 + p1).
 *
 * <p>Fitting anew for every margin would take the square of the time. But the fit is the slope of the greatest convex
 * minorant of the cumulated counts, and adding one case at the i-th margin shifts the points before it by one step: so
 * one minorant is kept and mended from margin to margin (Vovk, Petej and Fedorova 2015, "Large-scale probabilistic
 * predictors with and without guarantees of validity"). All counts are whole numbers, so the fractions are exact.
 */
final class VennAbers {

    /** Distinct margins, rising, with the cases and the happenings at each. */
    private final float[] margins;

    private final int[] cases;
    private final int[] happened;

    private VennAbers(float[] margins, int[] cases, int[] happened) {
        this.margins = margins;
        this.cases = cases;
        this.happened = happened;
    }

    static VennAbers of(float[] margins, boolean[] happened) {
        long[] order = byMargin(margins);
        float[] distinct = new float[order.length];
        int[] cases = new int[order.length];
        int[] yes = new int[order.length];
        int k = 0;
        for (long entry : order) {
            int row = (int) entry;
            if (k == 0 || distinct[k - 1] != margins[row]) {
                distinct[k++] = margins[row];
            }
            cases[k - 1]++;
            yes[k - 1] += happened[row] ? 1 : 0;
        }
        return new VennAbers(Arrays.copyOf(distinct, k), Arrays.copyOf(cases, k), Arrays.copyOf(yes, k));
    }

    /** The rows' numbers, in the lower half of each entry, by rising margin and then by number. */
    static long[] byMargin(float[] margins) {
        long[] order = new long[margins.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) ordinal(margins[i]) << 32 | i;
        }
        Arrays.sort(order);
        return order;
    }

    /** A number that rises with the float; both zeros have the same. */
    private static int ordinal(float value) {
        int bits = Float.floatToIntBits(value + 0f);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    /** The fit with one more case that happened. Equal neighbours are told once, by the greatest margin of theirs. */
    Steps withOneThatHappened() {
        int k = margins.length;
        int[] numerators = new int[k];
        int[] denominators = new int[k];
        withOneMore(cases, happened, numerators, denominators);
        return joined(numerators, denominators, true);
    }

    /** The fit with one more case that did not: the other one, looked at from behind with yes and no changed about. */
    Steps withOneThatDidNot() {
        int k = margins.length;
        int[] casesBack = new int[k];
        int[] notBack = new int[k];
        for (int i = 0; i < k; i++) {
            casesBack[k - 1 - i] = cases[i];
            notBack[k - 1 - i] = cases[i] - happened[i];
        }
        int[] numeratorsBack = new int[k];
        int[] denominatorsBack = new int[k];
        withOneMore(casesBack, notBack, numeratorsBack, denominatorsBack);
        int[] numerators = new int[k];
        int[] denominators = new int[k];
        for (int i = 0; i < k; i++) {
            denominators[i] = denominatorsBack[k - 1 - i];
            numerators[i] = denominators[i] - numeratorsBack[k - 1 - i];
        }
        return joined(numerators, denominators, false);
    }

    private static void withOneMore(int[] cases, int[] yes, int[] numerators, int[] denominators) {
        int k = cases.length;
        // Point i + 1 is the sum of the first i entries; point 0 lies one happening before the origin.
        long[] x = new long[k + 2];
        long[] y = new long[k + 2];
        x[0] = -1;
        y[0] = -1;
        for (int i = 0; i < k; i++) {
            x[i + 2] = x[i + 1] + cases[i];
            y[i + 2] = y[i + 1] + yes[i];
        }
        int[] corners = new int[k + 2];
        int top = 0;
        // From the right, so that the leftmost corner ends on top. A corner stays if the curve bends down before it.
        for (int i = k + 1; i >= 0; i--) {
            while (top >= 2 && !turnsLeft(x, y, i, corners[top - 1], corners[top - 2])) {
                top--;
            }
            corners[top++] = i;
        }
        for (int i = 0; i < k; i++) {
            int from = corners[top - 1];
            int to = corners[top - 2];
            numerators[i] = (int) (y[to] - y[from]);
            denominators[i] = (int) (x[to] - x[from]);
            // The added case moves behind entry i: the point between them moves to where it now stands.
            int moved = i + 1;
            x[moved] = x[moved - 1] + x[moved + 1] - x[moved];
            y[moved] = y[moved - 1] + y[moved + 1] - y[moved];
            if (cross(x, y, from, to, moved) >= 0) {
                continue;
            }
            top--;
            while (top >= 2 && !turnsLeft(x, y, moved, corners[top - 1], corners[top - 2])) {
                top--;
            }
            corners[top++] = moved;
        }
    }

    private static boolean turnsLeft(long[] x, long[] y, int a, int b, int c) {
        return cross(x, y, a, b, c) > 0;
    }

    private static long cross(long[] x, long[] y, int a, int b, int c) {
        return (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
    }

    private Steps joined(int[] numerators, int[] denominators, boolean byLast) {
        int k = margins.length;
        float[] at = new float[k];
        int[] above = new int[k];
        int[] below = new int[k];
        int size = 0;
        for (int i = 0; i < k; i++) {
            boolean same =
                    size > 0 && (long) numerators[i] * below[size - 1] == (long) above[size - 1] * denominators[i];
            if (!same) {
                above[size] = numerators[i];
                below[size] = denominators[i];
                at[size++] = margins[i];
            } else if (byLast) {
                at[size - 1] = margins[i];
            }
        }
        return new Steps(Arrays.copyOf(at, size), Arrays.copyOf(above, size), Arrays.copyOf(below, size));
    }
}
