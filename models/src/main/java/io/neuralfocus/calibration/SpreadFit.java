package io.neuralfocus.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits a {@link PeopleSpread}: in each band of the margin every person has so many rows, so many of which happened, where
 * the curve expected such a mean. What that leaves plausible of unseen people makes the ends: chance in few rows is not
 * taken for a difference between people, nor few people for certainty.
 */
final class SpreadFit {

    private static final int MOST_BANDS = 10;

    /** With fewer rows of a person in a band chance hides the person. */
    private static final int ROWS_OF_A_PERSON = 100;

    private static final int FEWEST_PEOPLE = 5;

    /** Outside of it lie two of ten. */
    private static final double LOWER = 0.1;

    private SpreadFit() {}

    static PeopleSpread fit(Calibration curve, float[] margins, boolean[] happened, int[] people) {
        long count = Arrays.stream(people).distinct().count();
        if (count < FEWEST_PEOPLE) {
            return PeopleSpread.UNKNOWN;
        }
        CurveError error = CurveError.of(margins, happened, people);
        List<Float> upTo = new ArrayList<>();
        List<double[]> ends = new ArrayList<>();
        for (long[] band : bands(margins, (int) Math.min(MOST_BANDS, margins.length / (ROWS_OF_A_PERSON * count)))) {
            BandCounts counts = BandCounts.of(curve, margins, happened, people, band);
            if (counts.people() < FEWEST_PEOPLE) {
                return PeopleSpread.UNKNOWN;
            }
            ends.add(ends(counts, error.within(band)));
            upTo.add(margins[(int) band[band.length - 1]]);
        }
        float[] borders = new float[ends.size() - 1];
        for (int i = 0; i < borders.length; i++) {
            borders[i] = upTo.get(i);
        }
        return new PeopleSpread(
                borders,
                ends.stream().mapToDouble(end -> end[0]).toArray(),
                ends.stream().mapToDouble(end -> end[1]).toArray());
    }

    /** The rows by rising margin, in at most so many bands of about one size; equal margins stay together. */
    private static List<long[]> bands(float[] margins, int most) {
        long[] order = VennAbers.byMargin(margins);
        List<long[]> bands = new ArrayList<>();
        int from = 0;
        for (int band = 1; from < order.length; band++) {
            int to = band >= most ? order.length : (int) ((long) order.length * band / most);
            while (to > from && to < order.length && margins[(int) order[to]] == margins[(int) order[to - 1]]) {
                to++;
            }
            if (to > from) {
                bands.add(Arrays.copyOfRange(order, from, to));
                from = to;
            }
        }
        return bands;
    }

    private static double[] ends(BandCounts counts, double curveError) {
        PlausibleRates rates = PlausibleRates.of(counts, curveError);
        double middle = counts.middle();
        return new double[] {logOdds(rates.quantile(LOWER)) - middle, logOdds(rates.quantile(1 - LOWER)) - middle};
    }

    private static double logOdds(double rate) {
        return PeopleSpread.logit(Math.max(1e-12, Math.min(1 - 1e-12, rate)));
    }
}
