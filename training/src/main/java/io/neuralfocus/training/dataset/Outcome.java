package io.neuralfocus.training.dataset;

/** Whether what a head asks about came true. */
public enum Outcome {
    /** Nobody knows: no label was given, or it is censored. */
    UNKNOWN,
    NO,
    YES;

    public static Outcome of(boolean happened) {
        return happened ? YES : NO;
    }
}
