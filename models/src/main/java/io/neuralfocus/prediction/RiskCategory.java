package io.neuralfocus.prediction;

/** The risk in one word. */
public enum RiskCategory {
    LOW,
    MEDIUM,
    HIGH;

    private static final double MEDIUM_FROM = 0.3;
    private static final double HIGH_FROM = 0.7;

    /** The category of a calibrated risk, compared before any rounding. */
    public static RiskCategory of(double risk) {
        if (risk < MEDIUM_FROM) {
            return LOW;
        }
        return risk < HIGH_FROM ? MEDIUM : HIGH;
    }
}
