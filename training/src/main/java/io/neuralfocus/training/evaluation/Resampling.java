package io.neuralfocus.training.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * How intervals are found: whole users are drawn with replacement, for rows of one user resemble each other. With fewer
 * than ten users their days are drawn instead, and the interval says nothing of other users.
 *
 * @param by users or their days
 * @param clusters how many there are to draw from
 */
public record Resampling(By by, int clusters, int draws, long seed) {

    /** As the design asks. */
    public static final int USUAL_DRAWS = 2_000;

    static final int FEWEST_USERS = 10;

    /** What is drawn as a whole. */
    public enum By {
        USERS("users"),
        DAYS("days");

        private final String label;

        By(String label) {
            this.label = label;
        }

        /** As it is written in JSON and read by people. */
        public String label() {
            return label;
        }
    }

    /** With one cluster every draw is the same one. */
    public boolean tellsAnything() {
        return clusters >= 2;
    }

    /** Hands over the weights of each draw; asked again it draws the same. The array is used again. */
    void each(Consumer<int[]> draw) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] weights = new int[clusters];
        for (int i = 0; i < draws; i++) {
            Arrays.fill(weights, 0);
            for (int j = 0; j < clusters; j++) {
                weights[random.nextInt(clusters)]++;
            }
            draw.accept(weights);
        }
    }
}
