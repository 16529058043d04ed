package io.neuralfocus.calibration;

/**
 * A calibrated probability and how sure it is of a person never seen before.
 *
 * @param lo and {@code hi}: the rates between which 8 of 10 unseen people lie at this score
 */
public record Estimate(double probability, double lo, double hi) {

    /** What is known when nothing is: no opinion, and nobody excluded. */
    public static final Estimate NOTHING_KNOWN = new Estimate(0.5, 0, 1);

    public double confidence() {
        return 1 - (hi - lo);
    }
}
