package io.neuralfocus.scorer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.scorer.trees.TrainedModels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every engine keeps; each engine's test extends it with a scorer of its own. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
public abstract class ScorerLaws {

    private static final int COUNT = 211;
    private static final int WIDTH = TrainedModels.FEATURES;

    private Scorer scorer;
    private float[] rows;
    private float[] margins;

    /** A scorer of a model over {@link TrainedModels#names()}. */
    protected abstract Scorer open() throws Exception;

    @BeforeEach
    void prepare() throws Exception {
        scorer = open();
        rows = TrainedModels.rows(new SplittableRandom(17), COUNT);
        margins = new float[COUNT];
        scorer.margins(rows, COUNT, margins);
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void shouldTellItsFeaturesInTheOrderOfTheVector() {
        assertEquals(TrainedModels.names(), scorer.features());
    }

    @Test
    void shouldAnswerABatchAsItAnswersEachRowAlone() {
        for (int i = 0; i < COUNT; i++) {
            assertEquals(bits(scorer.margin(row(i))), bits(margins[i]), "row " + i);
        }
    }

    @Test
    void shouldAnswerAnyPartOfABatchTheSame() {
        for (int count : new int[] {0, 1, 7, 8, 9, 31, 32, 33, 40}) {
            float[] part = new float[count];
            scorer.margins(rows, count, part);
            assertArrayEquals(Arrays.copyOf(margins, count), part, "batch of " + count);
        }
    }

    @Test
    void shouldAnswerTheSameAgain() {
        float[] again = new float[COUNT];
        scorer.margins(rows, COUNT, again);
        assertArrayEquals(margins, again);
    }

    @Test
    void shouldAnswerManyThreadsAsItAnswersOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<float[]>> answers = new ArrayList<>();
            for (int t = 0; t < 16; t++) {
                answers.add(threads.submit(() -> {
                    float[] found = new float[COUNT];
                    for (int i = 0; i < COUNT; i++) {
                        found[i] = scorer.margin(row(i));
                    }
                    return found;
                }));
            }
            for (Future<float[]> answer : answers) {
                assertArrayEquals(margins, answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldLeaveTheVectorAsItWas() {
        float[] row = row(0);
        scorer.margin(row);
        float[] before = row(0);
        for (int i = 0; i < WIDTH; i++) {
            assertEquals(bits(before[i]), bits(row[i]));
        }
    }

    @Test
    void shouldWriteNoMarginBeyondTheBatch() {
        float[] found = {0, 0, 42};
        scorer.margins(rows, 2, found);
        assertEquals(42, found[2]);
    }

    @Test
    void shouldTakeNanAsMissing() {
        float[] row = new float[WIDTH];
        Arrays.fill(row, Float.NaN);
        assertTrue(Float.isFinite(scorer.margin(row)));
    }

    @Test
    void shouldTakeBothZerosAsOne() {
        float[] row = new float[WIDTH];
        float plus = scorer.margin(row);
        Arrays.fill(row, -0f);
        assertEquals(bits(plus), bits(scorer.margin(row)));
    }

    @Test
    void shouldRefuseInfinityByItsFeaturesName() {
        for (float infinity : new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            float[] row = row(3);
            row[5] = infinity;
            RefusedVectorException refusal = assertThrows(RefusedVectorException.class, () -> scorer.margin(row));
            assertTrue(String.valueOf(refusal.getMessage()).contains("f5 "), refusal.toString());
            float[] batch = rows.clone();
            batch[3 * WIDTH + 6] = infinity;
            refusal = assertThrows(RefusedVectorException.class, () -> scorer.margins(batch, COUNT, new float[COUNT]));
            assertTrue(String.valueOf(refusal.getMessage()).contains("f6 "), refusal.toString());
        }
    }

    @Test
    void shouldRefuseAVectorOfAnotherWidth() {
        assertThrows(RefusedVectorException.class, () -> scorer.margin(new float[WIDTH - 1]));
        assertThrows(RefusedVectorException.class, () -> scorer.margin(new float[WIDTH + 1]));
        assertThrows(RefusedVectorException.class, () -> scorer.margins(new float[WIDTH], 2, new float[2]));
        assertThrows(RefusedVectorException.class, () -> scorer.margins(new float[WIDTH], 1, new float[0]));
        assertThrows(RefusedVectorException.class, () -> scorer.margins(new float[WIDTH], -1, new float[1]));
    }

    @Test
    void shouldKeepProbabilitiesBetweenZeroAndOne() {
        for (float margin : margins) {
            double p = Scorer.probability(margin);
            assertTrue(p > 0 && p < 1, () -> "margin " + margin);
        }
    }

    private float[] row(int i) {
        return Arrays.copyOfRange(rows, i * WIDTH, (i + 1) * WIDTH);
    }

    private static int bits(float value) {
        return Float.floatToRawIntBits(value);
    }
}
