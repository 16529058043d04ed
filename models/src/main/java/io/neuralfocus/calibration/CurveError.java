package io.neuralfocus.calibration;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How far off a calibration's curve is at a point, beyond what its mean about there is off: seen by fitting it on one half
 * of the people and on the other, a few times. Where people are alike this, and not the people, is most of what is not
 * known of the next one.
 */
final class CurveError {

    private static final int SPLITS = 8;
    private static final int POINTS = 64;

    /** A step function's error falls with the cube root of the rows: its variance on all of them beside that on a half. */
    private static final double ALL_BESIDE_HALF = StrictMath.pow(2, -2.0 / 3);

    private final float[] margins;
    private final Calibration[] ones;
    private final Calibration[] others;

    private CurveError(float[] margins, Calibration[] ones, Calibration[] others) {
        this.margins = margins;
        this.ones = ones;
        this.others = others;
    }

    static CurveError of(float[] margins, boolean[] happened, int[] people) {
        int[] known = Arrays.stream(people).distinct().toArray();
        Calibration[] ones = new Calibration[SPLITS];
        Calibration[] others = new Calibration[SPLITS];
        // The same rows make the same calibration.
        SplittableRandom random = new SplittableRandom(1);
        for (int split = 0; split < SPLITS; split++) {
            shuffle(known, random);
            int[] half = Arrays.copyOf(known, known.length / 2);
            Arrays.sort(half);
            ones[split] = fit(margins, happened, people, half, true);
            others[split] = fit(margins, happened, people, half, false);
        }
        return new CurveError(margins, ones, others);
    }

    private static Calibration fit(float[] margins, boolean[] happened, int[] people, int[] half, boolean inside) {
        float[] theirMargins = new float[margins.length];
        boolean[] theirs = new boolean[margins.length];
        int rows = 0;
        for (int row = 0; row < margins.length; row++) {
            if (Arrays.binarySearch(half, people[row]) >= 0 == inside) {
                theirMargins[rows] = margins[row];
                theirs[rows++] = happened[row];
            }
        }
        return Calibration.curve(Arrays.copyOf(theirMargins, rows), Arrays.copyOf(theirs, rows));
    }

    private static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }

    /** The standard error in log-odds at a row of this band, what all of the band's rows have in common taken away. */
    double within(long[] band) {
        int points = Math.min(POINTS, band.length);
        double variance = 0;
        double[] gaps = new double[points];
        for (int split = 0; split < SPLITS; split++) {
            double mean = 0;
            for (int i = 0; i < points; i++) {
                float margin = margins[(int) band[(int) ((long) band.length * i / points)]];
                gaps[i] = PeopleSpread.logit(ones[split].probability(margin))
                        - PeopleSpread.logit(others[split].probability(margin));
                mean += gaps[i] / points;
            }
            for (double gap : gaps) {
                // Both halves are off.
                variance += (gap - mean) * (gap - mean) / points / SPLITS / 2;
            }
        }
        return StrictMath.sqrt(variance * ALL_BESIDE_HALF);
    }
}
