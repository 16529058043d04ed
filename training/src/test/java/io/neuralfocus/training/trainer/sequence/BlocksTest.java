package io.neuralfocus.training.trainer.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Products of matrices against sums written out, at every size up to one that leaves no block whole. */
class BlocksTest {

    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void shouldMultiplyAsTheSumsSay() {
        for (int rows = 1; rows < 7; rows++) {
            for (int inner = 1; inner < 10; inner++) {
                float[] left = drawn(rows * inner);
                float[] right = drawn(inner * 5);
                float[] out = new float[rows * 5];
                Blocks.multiply(left, 0, right, 0, out, 0, rows, inner, 5);
                for (int row = 0; row < rows; row++) {
                    for (int column = 0; column < 5; column++) {
                        double sum = 0;
                        for (int k = 0; k < inner; k++) {
                            sum += (double) left[row * inner + k] * right[k * 5 + column];
                        }
                        assertEquals(sum, out[row * 5 + column], 1e-5);
                    }
                }
            }
        }
    }

    @Test
    void shouldMultiplyByATransposeAsTheSumsSay() {
        for (int rows = 1; rows < 10; rows++) {
            float[] left = drawn(rows * 3);
            float[] right = drawn(rows * 5);
            float[] out = new float[3 * 5];
            Blocks.multiplyTransposed(left, 0, right, 0, out, 0, rows, 3, 5);
            for (int k = 0; k < 3; k++) {
                for (int column = 0; column < 5; column++) {
                    double sum = 0;
                    for (int row = 0; row < rows; row++) {
                        sum += (double) left[row * 3 + k] * right[row * 5 + column];
                    }
                    assertEquals(sum, out[k * 5 + column], 1e-5);
                }
            }
        }
    }

    @Test
    void shouldBendAsTheTangentDoes() {
        for (double x = -12; x < 12; x += 1.0 / 512) {
            assertEquals(StrictMath.tanh((float) x), Squash.of((float) x), 4e-7, "tanh of " + x);
        }
        assertEquals(0, Squash.of(0));
        float[] values = {-3, 0, 2};
        Squash.logistic(values, 1, 3);
        assertEquals(-3, values[0]);
        assertEquals(0.5f, values[1]);
        assertEquals(1 / (1 + StrictMath.exp(-2)), values[2], 4e-7);
    }

    private float[] drawn(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        return values;
    }
}
