package io.neuralfocus.calibration;

/** A rising step function of the margin whose values are exact fractions of counts; neighbours differ. */
public final class Steps {

    static final Steps NONE = new Steps(new float[0], new int[0], new int[0]);

    private final float[] at;
    private final int[] numerators;
    private final int[] denominators;

    /**
     * Steps that rise, or an {@link IllegalArgumentException} saying at which index they do not.
     *
     * @param at where a step's value holds: for {@code p1} up to and with this margin, for {@code p0} from it on
     */
    public Steps(float[] at, int[] numerators, int[] denominators) {
        if (numerators.length != at.length || denominators.length != at.length) {
            throw new IllegalArgumentException(at.length + " margins, " + numerators.length + " numerators and "
                    + denominators.length + " denominators do not belong together");
        }
        this.at = at.clone();
        this.numerators = numerators.clone();
        this.denominators = denominators.clone();
        for (int i = 0; i < at.length; i++) {
            boolean fraction = denominators[i] > 0 && numerators[i] >= 0 && numerators[i] <= denominators[i];
            if (!fraction || !Float.isFinite(at[i])) {
                throw new IllegalArgumentException(
                        "step " + i + " is " + numerators[i] + "/" + denominators[i] + " at " + at[i]);
            }
            if (i > 0 && !(at[i - 1] < at[i] && isLess(i - 1, i))) {
                throw new IllegalArgumentException("step " + i + " does not rise above the one before");
            }
        }
    }

    private boolean isLess(int a, int b) {
        return (long) numerators[a] * denominators[b] < (long) numerators[b] * denominators[a];
    }

    public float at(int step) {
        return at[step];
    }

    public int numerator(int step) {
        return numerators[step];
    }

    public int denominator(int step) {
        return denominators[step];
    }

    public int size() {
        return at.length;
    }

    double value(int step) {
        return (double) numerators[step] / denominators[step];
    }

    /** The first step whose margin is not less than this one; {@link #size()} if all are. */
    int firstNotBelow(float margin) {
        int low = 0;
        int high = at.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at[middle] < margin) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The last step whose margin is not greater than this one; -1 if all are. */
    int lastNotAbove(float margin) {
        int low = 0;
        int high = at.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at[middle] <= margin) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
