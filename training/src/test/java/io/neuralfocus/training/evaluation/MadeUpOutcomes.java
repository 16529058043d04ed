package io.neuralfocus.training.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Rows of chance: people who differ, probabilities that know something. */
final class MadeUpOutcomes {

    final double[] probabilities;
    final boolean[] happened;
    final int[] users;
    final long[] days;

    /**
     * As many rows.
     *
     * @param spread how far people differ from what is told of them; 0 makes the probabilities true
     */
    MadeUpOutcomes(long seed, int rows, int people, double spread) {
        Random random = new Random(seed);
        probabilities = new double[rows];
        happened = new boolean[rows];
        users = new int[rows];
        days = new long[rows];
        double[] own = new double[people];
        Arrays.setAll(own, person -> spread * random.nextGaussian());
        for (int row = 0; row < rows; row++) {
            users[row] = row < people ? row : random.nextInt(people);
            days[row] = random.nextInt(3);
            probabilities[row] = (1 + random.nextInt(99)) / 100.0;
            double odds = Math.log(probabilities[row] / (1 - probabilities[row])) + own[users[row]];
            happened[row] = random.nextDouble() < 1 / (1 + Math.exp(-odds));
        }
    }

    Outcomes outcomes() {
        int[] halves = new int[happened.length];
        Arrays.setAll(halves, row -> row % 2);
        return new Outcomes(
                happened, users, days, List.of(new Slicing("half", List.of("even", "odd", "none"), halves)));
    }
}
