package io.neuralfocus.training.evaluation;

import java.util.SplittableRandom;

/**
 * For leakage checks: what came, dealt to the rows anew. Whatever still tells it better than chance has seen it. Judge
 * with it as {@code assertTrue(Math.abs(auc - 0.5) <= 3 * ShuffledLabels.standardErrorOfChance(...))}.
 */
public final class ShuffledLabels {

    private ShuffledLabels() {}

    /** The same labels in an order of chance. */
    public static boolean[] of(boolean[] happened, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] dealt = happened.clone();
        for (int i = dealt.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            boolean kept = dealt[i];
            dealt[i] = dealt[other];
            dealt[other] = kept;
        }
        return dealt;
    }

    /** How far from 0.5 the AUC of probabilities lies that know nothing of these labels; ties only make it less. */
    public static double standardErrorOfChance(boolean[] happened) {
        double so = 0;
        for (boolean one : happened) {
            so += one ? 1 : 0;
        }
        double not = happened.length - so;
        return Math.sqrt((so + not + 1) / (12 * so * not));
    }
}
