package io.neuralfocus.calibration;

import java.util.SplittableRandom;

/** People whose true rates differ from what the score says by a step of their own, and their rows. */
final class Population {
    final float[] margins;
    final boolean[] happened;
    final int[] people;
    final double[] rates;

    Population(SplittableRandom random, int size, double differing) {
        int[] rowsOf = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            rowsOf[i] = 50 + random.nextInt(800);
            count += rowsOf[i];
        }
        margins = new float[count];
        happened = new boolean[count];
        people = new int[count];
        rates = new double[count];
        int row = 0;
        for (int i = 0; i < size; i++) {
            double own = random.nextGaussian() * differing;
            for (int k = 0; k < rowsOf[i]; k++, row++) {
                double score = random.nextGaussian() * 1.5 - 0.4;
                margins[row] = (float) score;
                people[row] = i;
                rates[row] = rate(score, own);
                happened[row] = random.nextDouble() < rates[row];
            }
        }
    }

    /** How often it happens to a person at a score. */
    static double rate(double score, double own) {
        return PeopleSpread.sigmoid(0.8 * score + 0.2 + own);
    }
}
