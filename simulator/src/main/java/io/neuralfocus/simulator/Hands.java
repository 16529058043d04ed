package io.neuralfocus.simulator;

/**
 * How a person types and moves the mouse, as her device tells it.
 *
 * @param told whether her device tells keys and mouse at all
 * @param keyGapS median seconds between two keys of a burst
 * @param keyGapSigma unevenness of it
 * @param keyHoldS median seconds a key stays down
 * @param mousePeriodUs between two samples of a moving mouse: 60 to 125 Hz
 * @param mouseSpeed how fast strokes are, 1 for most people
 * @param readiness how soon she does the next thing after the last, 1 for most people
 */
record Hands(
        boolean told,
        double keyGapS,
        double keyGapSigma,
        double keyHoldS,
        long mousePeriodUs,
        double mouseSpeed,
        double readiness) {

    private static final int[] SAMPLE_RATES = {60, 75, 100, 125};

    static Hands drawn(Chance chance) {
        return new Hands(
                chance.happens(0.65),
                chance.logNormal(0.19, 0.25),
                chance.between(0.35, 0.6),
                chance.logNormal(0.09, 0.15),
                1_000_000 / SAMPLE_RATES[chance.below(SAMPLE_RATES.length)],
                chance.logNormal(1, 0.2),
                chance.logNormal(1, 0.2));
    }
}
