package io.neuralfocus.calibration;

/**
 * One head's way from margins to probabilities, fitted on rows that the head's trees never saw: two step functions of the
 * margin, and how far people differ. The same for every engine.
 */
public final class Calibration {

    /** Fitted on nothing: every margin means {@link Estimate#NOTHING_KNOWN}. */
    public static final Calibration EMPTY = new Calibration(Steps.NONE, Steps.NONE, PeopleSpread.UNKNOWN);

    private final Steps p1;
    private final Steps p0;
    private final PeopleSpread spread;

    /** A calibration of these tables, as {@link #fit} found them once. */
    public Calibration(Steps p1, Steps p0, PeopleSpread spread) {
        if ((p1.size() == 0) != (p0.size() == 0)) {
            throw new IllegalArgumentException("one of the two tables is empty, the other is not");
        }
        this.p1 = p1;
        this.p0 = p0;
        this.spread = spread;
    }

    /**
     * The calibration that these rows show.
     *
     * @param margins of rows that the head's trees never saw, out of fold
     * @param people whose row it is: any number, the same for the same person
     */
    public static Calibration fit(float[] margins, boolean[] happened, int[] people) {
        if (margins.length != happened.length || margins.length != people.length) {
            throw new IllegalArgumentException(margins.length + " margins, " + happened.length + " outcomes and "
                    + people.length + " people do not belong together");
        }
        Calibration curve = curve(margins, happened);
        return new Calibration(curve.p1, curve.p0, SpreadFit.fit(curve, margins, happened, people));
    }

    /** The tables alone: nothing is told of people. */
    static Calibration curve(float[] margins, boolean[] happened) {
        VennAbers fit = VennAbers.of(margins, happened);
        return new Calibration(fit.withOneThatHappened(), fit.withOneThatDidNot(), PeopleSpread.UNKNOWN);
    }

    /** The fit with one more case that happened: a step holds up to its margin, 1 above the last. */
    public Steps p1() {
        return p1;
    }

    /** The fit with one more case that did not happen: a step holds from its margin on, 0 below the first. */
    public Steps p0() {
        return p0;
    }

    /** How far people differ about the probability. */
    public PeopleSpread spread() {
        return spread;
    }

    /** What a margin means. */
    public Estimate at(float margin) {
        return spread.around(probability(margin), margin);
    }

    /** The calibrated probability alone. */
    public double probability(float margin) {
        if (p1.size() == 0) {
            return Estimate.NOTHING_KNOWN.probability();
        }
        int above = p1.firstNotBelow(margin);
        int below = p0.lastNotAbove(margin);
        double ifSo = above == p1.size() ? 1 : p1.value(above);
        double ifNot = below < 0 ? 0 : p0.value(below);
        return ifSo / (1 - ifNot + ifSo);
    }
}
