package io.neuralfocus.calibration;

import java.util.Arrays;

/**
 * How far people differ at a score: by band of the margin, how far below and above the calibrated probability, in
 * log-odds, lie the rates between which 8 of 10 unseen people are found.
 */
public final class PeopleSpread {

    /** Nobody is excluded anywhere. */
    public static final PeopleSpread UNKNOWN = new PeopleSpread(new float[0], new double[0], new double[0]);

    private final float[] upTo;
    private final double[] lower;
    private final double[] upper;

    /**
     * Bands as they were fitted once.
     *
     * @param upTo the last margin of each band but the last
     * @param lower by band, from the probability to the lower end
     * @param upper by band, to the upper end
     */
    public PeopleSpread(float[] upTo, double[] lower, double[] upper) {
        if (lower.length != upper.length || upTo.length != Math.max(0, lower.length - 1)) {
            throw new IllegalArgumentException(upTo.length + " borders, " + lower.length + " lower and " + upper.length
                    + " upper ends do not belong together");
        }
        for (int i = 0; i < lower.length; i++) {
            if (!(lower[i] <= upper[i]) || Math.abs(lower[i]) > 100 || Math.abs(upper[i]) > 100) {
                throw new IllegalArgumentException("band " + i + " goes from " + lower[i] + " to " + upper[i]);
            }
        }
        for (int i = 0; i < upTo.length; i++) {
            if (!Float.isFinite(upTo[i]) || (i > 0 && !(upTo[i - 1] < upTo[i]))) {
                throw new IllegalArgumentException("the borders do not rise at band " + i);
            }
        }
        this.upTo = upTo.clone();
        this.lower = lower.clone();
        this.upper = upper.clone();
    }

    public float[] upTo() {
        return upTo.clone();
    }

    public double[] lower() {
        return lower.clone();
    }

    public double[] upper() {
        return upper.clone();
    }

    Estimate around(double probability, float margin) {
        if (lower.length == 0) {
            return new Estimate(probability, 0, 1);
        }
        int band = Arrays.binarySearch(upTo, margin);
        int at = band >= 0 ? band : -1 - band;
        double odds = logit(probability);
        return new Estimate(probability, sigmoid(odds + lower[at]), sigmoid(odds + upper[at]));
    }

    static double logit(double p) {
        return StrictMath.log(p / (1 - p));
    }

    static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
