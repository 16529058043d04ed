package io.neuralfocus.explain;

import io.neuralfocus.feature.EventSequence;
import io.neuralfocus.scorer.Scorer;
import java.util.Arrays;

/**
 * What the margin loses when a feature is missing, one feature at a time: an honest answer for a model that knows no exact
 * one. The last events are left out together, and what they give stands at the newest one's type.
 *
 * <p>Unlike Shapley values these do not make the margin together: what two features tell alike, neither loses alone.
 */
public final class LeavingOut implements Explainer {

    private final Scorer scorer;
    private final int width;
    private final int vector;
    private final int newest;

    /**
     * An explainer of this scorer, to which NaN means missing.
     *
     * @param vector columns that are features of their own; those behind them are those of the last events
     */
    public LeavingOut(Scorer scorer, int vector) {
        this.scorer = scorer;
        this.width = scorer.features().size();
        this.vector = vector;
        this.newest = vector + (width - vector) / EventSequence.CHANNELS - 1;
    }

    @Override
    public void contributions(float[] rows, int count, double[] contributions) {
        int variants = vector + 2;
        float[] asked = new float[variants * width];
        float[] margins = new float[variants];
        Arrays.fill(contributions, 0, count * width, 0);
        for (int row = 0; row < count; row++) {
            int from = row * width;
            for (int variant = 0; variant < variants; variant++) {
                System.arraycopy(rows, from, asked, variant * width, width);
            }
            for (int column = 0; column < vector; column++) {
                asked[column * width + column] = Float.NaN;
            }
            Arrays.fill(asked, vector * width + vector, (vector + 1) * width, Float.NaN);
            scorer.margins(asked, variants, margins);
            float whole = margins[vector + 1];
            for (int column = 0; column < vector; column++) {
                contributions[from + column] = (double) whole - margins[column];
            }
            contributions[from + newest] = (double) whole - margins[vector];
        }
    }
}
