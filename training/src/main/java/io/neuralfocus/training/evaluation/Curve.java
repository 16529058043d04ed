package io.neuralfocus.training.evaluation;

/** Points of a curve, in the order of x. */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record Curve(double[] x, double[] y) {

    /** Of all rows by threshold: the share of those where it did not happen that are above, and of those where it did. */
    public static Curve roc(Outcomes outcomes, double[] probabilities) {
        return byThreshold(outcomes, probabilities, (so, not, allSo, allNot) ->
                new double[] {(double) not / allNot, (double) so / allSo});
    }

    /** Of all rows by threshold: the share of those where it happened that are above, and how many of those above are such. */
    public static Curve precisionByRecall(Outcomes outcomes, double[] probabilities) {
        return byThreshold(outcomes, probabilities, (so, not, allSo, allNot) ->
                new double[] {(double) so / allSo, (double) so / (so + not)});
    }

    private interface Point {
        double[] of(long so, long not, long allSo, long allNot);
    }

    private static Curve byThreshold(Outcomes outcomes, double[] probabilities, Point point) {
        Tally tally = new Ladder(probabilities, outcomes.happened(), new int[probabilities.length]).tally();
        long allSo = tally.happened(tally.all());
        long allNot = tally.rows() - allSo;
        double[] x = new double[tally.rungs()];
        double[] y = new double[tally.rungs()];
        long so = 0;
        long not = 0;
        for (int rung = tally.rungs() - 1, i = 0; rung >= 0; rung--, i++) {
            so += tally.happened(rung);
            not += tally.not(rung);
            double[] xy = point.of(so, not, allSo, allNot);
            x[i] = xy[0];
            y[i] = xy[1];
        }
        return new Curve(x, y);
    }
}
