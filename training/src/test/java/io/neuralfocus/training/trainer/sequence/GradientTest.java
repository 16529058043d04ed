package io.neuralfocus.training.trainer.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.prediction.Head;
import io.neuralfocus.scorer.onnx.SequenceShape;
import io.neuralfocus.training.dataset.RowView;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The way back against the way forward: each weight moved a little, both ways. */
class GradientTest {

    private static final int ROWS = 45;
    private static final float STEP = 0.01f;

    private final RowView rows = MadeUpRows.drawn(3, ROWS).all();
    private final SequenceShape shape =
            new SequenceShape(MadeUpRows.SCHEMA.vectorSize(), MadeUpRows.SCHEMA.sequenceLength(), 2, 5, 3);
    private final int[] order = IntStream.range(0, ROWS).toArray();

    @Test
    void shouldEqualTheDifferencesOfTheLoss() {
        SplittableRandom random = new SplittableRandom(11);
        float[] weights = SequenceTrainer.drawn(shape, random);
        float[] weightsOfRows = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            weightsOfRows[i] = 0.5f + (float) random.nextDouble();
        }
        try (Shards shards = new Shards(
                shape, Standard.of(rows, shape.vector()), rows, rows.labels(Head.RISK), weightsOfRows, ROWS, 2)) {
            float[] gradient = new float[weights.length];
            shards.gradient(weights, order, 0, ROWS, gradient);
            double greatest = 0;
            for (int i = 0; i < weights.length; i++) {
                double up = lossAt(shards, weights, i, STEP);
                double down = lossAt(shards, weights, i, -STEP);
                double slope = (up - down) / (2 * STEP);
                int weight = i;
                assertEquals(slope, gradient[i], 3e-4, () -> "weight " + weight + " of " + shape);
                greatest = Math.max(greatest, Math.abs(slope));
            }
            assertTrue(greatest > 0.05, "the gradient is nearly nothing: " + greatest);
        }
    }

    private double lossAt(Shards shards, float[] weights, int weight, float step) {
        float[] moved = weights.clone();
        moved[weight] += step;
        return shards.gradient(moved, order, 0, ROWS, new float[weights.length]);
    }
}
