package io.neuralfocus.training.trainer.sequence;

/** The logarithmic loss of a margin. */
final class Loss {

    private Loss() {}

    /** Of one row; the label is 1 or 0. */
    static double of(float margin, float label) {
        double against = label > 0 ? -(double) margin : margin;
        return against > 0
                ? against + StrictMath.log1p(StrictMath.exp(-against))
                : StrictMath.log1p(StrictMath.exp(against));
    }

    /** How it changes with the margin. */
    static double slope(float margin, float label) {
        return 1 / (1 + StrictMath.exp(-(double) margin)) - label;
    }

    /** The mean over rows. */
    static double mean(float[] margins, float[] labels) {
        double sum = 0;
        for (int i = 0; i < margins.length; i++) {
            sum += of(margins[i], labels[i]);
        }
        return sum / Math.max(1, margins.length);
    }
}
