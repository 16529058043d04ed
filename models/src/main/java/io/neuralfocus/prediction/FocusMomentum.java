package io.neuralfocus.prediction;

/** Where a device's focus has been going: a mean of its past answered scores that forgets with time. */
public final class FocusMomentum {

    /** Before the first prediction. */
    public static final double BEGINNING = 50;

    private static final double MEMORY_US = 300e6;

    private FocusMomentum() {}

    /**
     * The momentum after a prediction.
     *
     * @param sinceLastUs event time since the device's previous prediction; 0 at the first
     */
    public static double after(double momentum, double score, long sinceLastUs) {
        return momentum + (1 - StrictMath.exp(-(sinceLastUs / MEMORY_US))) * (score - momentum);
    }
}
