package io.neuralfocus.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import io.neuralfocus.scorer.trees.TrainedModels;
import io.neuralfocus.scorer.trees.TreesScorer;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TreeShapTest {

    private static final int WIDTH = TrainedModels.FEATURES;

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of(1, 1, Map.of()),
                Arguments.of(40, 3, Map.of("gamma", 1)),
                Arguments.of(3, 3, Map.of("gamma", 1e9)),
                Arguments.of(200, 6, Map.of()),
                Arguments.of(20, 7, Map.of("min_child_weight", 0)),
                Arguments.of(20, 9, Map.of("gamma", 0.1)),
                Arguments.of(8, 0, Map.of("grow_policy", "lossguide", "max_leaves", 200, "min_child_weight", 0)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldEqualXgboostsContributionsAndMakeTheMargin(int rounds, int depth, Map<String, Object> more)
            throws Exception {
        Booster booster = TrainedModels.train(rounds, rounds, depth, 0.5, more);
        Forest forest = ForestReader.read("model", booster.toByteArray("ubj"), ModelLimits.USUAL);
        TreesScorer scorer = new TreesScorer(forest, TrainedModels.names());
        int count = 300;
        float[] rows = TrainedModels.rows(new SplittableRandom(77), count);
        DMatrix matrix = new DMatrix(rows, count, WIDTH, Float.NaN);
        float[][] expected = booster.predictContrib(matrix, 0);
        for (TreeShap shap : new TreeShap[] {TreeShap.of(forest), TreeShap.general(forest)}) {
            double[] found = new double[count * WIDTH];
            shap.contributions(rows, count, found);
            for (int i = 0; i < count; i++) {
                double sum = shap.bias();
                for (int f = 0; f < WIDTH; f++) {
                    assertEquals(expected[i][f], found[i * WIDTH + f], 1e-5, "row " + i + " feature " + f);
                    sum += found[i * WIDTH + f];
                }
                assertEquals(expected[i][WIDTH], shap.bias(), 1e-5, "bias");
                float[] row = Arrays.copyOfRange(rows, i * WIDTH, (i + 1) * WIDTH);
                assertEquals(scorer.margin(row), sum, 1e-5, "row " + i);
                double[] alone = new double[WIDTH];
                shap.contributions(row, alone);
                assertArrayEquals(Arrays.copyOfRange(found, i * WIDTH, (i + 1) * WIDTH), alone, "row " + i);
            }
        }
    }

    @Test
    void shouldEqualTheSumOverAllSubsetsOfFeatures() throws Exception {
        Booster booster = TrainedModels.train(9, 6, 4, 0.5, Map.of("colsample_bytree", 0.3));
        Forest forest = ForestReader.read("model", booster.toByteArray("ubj"), ModelLimits.USUAL);
        float[] rows = TrainedModels.rows(new SplittableRandom(78), 20);
        for (int i = 0; i < 20; i++) {
            float[] row = Arrays.copyOfRange(rows, i * WIDTH, (i + 1) * WIDTH);
            double[] naive = SubsetShap.contributions(forest, row);
            double[] found = new double[WIDTH];
            TreeShap.of(forest).contributions(row, found);
            assertArrayEquals(naive, found, 1e-7, "tables, row " + i);
            TreeShap.general(forest).contributions(row, found);
            assertArrayEquals(naive, found, 1e-12, "general, row " + i);
        }
    }

    @Test
    void shouldAllocateNothingToExplain() {
        Forest forest = ForestReader.read("model", TrainedModels.usual(), ModelLimits.USUAL);
        float[] rows = TrainedModels.rows(new SplittableRandom(5), 100);
        double[] contributions = new double[100 * WIDTH];
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (TreeShap shap : new TreeShap[] {TreeShap.of(forest), TreeShap.general(forest)}) {
            long least = Long.MAX_VALUE;
            // The measuring itself may allocate: what counts is that a whole round can be free.
            for (int round = 0; round < 20; round++) {
                long before = thread.getCurrentThreadAllocatedBytes();
                shap.contributions(rows, 100, contributions);
                least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
            }
            assertEquals(0, least, "bytes");
        }
    }
}
