package io.neuralfocus.scorer.trees;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TreesScorerTest {

    /** Rounds, depth, and what else shapes the trees. The last ones are too deep to be padded. */
    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of(1, 1, Map.of()),
                Arguments.of(61, 4, Map.of("gamma", 2)),
                Arguments.of(200, 6, Map.of("base_score", 0.74)),
                Arguments.of(42, 8, Map.of("gamma", 0.3)),
                Arguments.of(30, 6, Map.of("num_parallel_tree", 3, "subsample", 0.5)),
                Arguments.of(24, 0, Map.of("grow_policy", "lossguide", "max_leaves", 300, "min_child_weight", 0)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldAnswerXgboostsMarginsBitForBit(int rounds, int depth, Map<String, Object> more) throws Exception {
        Booster booster = TrainedModels.train(rounds, rounds, depth, 0.5, more);
        float[] rows = TrainedModels.rows(new SplittableRandom(11), rowCount());
        float[] expected = TrainedModels.margins(booster, rows);
        for (String format : new String[] {"ubj", "json"}) {
            Forest forest = ForestReader.read(format, booster.toByteArray(format), ModelLimits.USUAL);
            float[] margins = new float[expected.length];
            new TreesScorer(forest, TrainedModels.names()).margins(rows, margins.length, margins);
            assertArrayEquals(expected, margins, format);
            assertEquals(depth != 0, PaddedTrees.fits(forest), "depth " + forest.depth());
        }
        booster.dispose();
    }

    @Test
    void shouldAllocateNothingToScore() throws Exception {
        Booster booster = TrainedModels.train(1, 20, 6, 0.5, Map.of());
        Forest forest = ForestReader.read("model", booster.toByteArray("ubj"), ModelLimits.USUAL);
        TreesScorer scorer = new TreesScorer(forest, TrainedModels.names());
        float[] rows = TrainedModels.rows(new SplittableRandom(5), 100);
        float[] row = new float[TrainedModels.FEATURES];
        float[] margins = new float[100];
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        // The measuring itself, and the compiler at work, may allocate: what counts is that a whole round can be free.
        for (int round = 0; round < 20; round++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1_000; i++) {
                scorer.margin(row);
            }
            scorer.margins(rows, 100, margins);
            least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes for 1,001 calls");
    }

    private static int rowCount() {
        return switch (System.getProperty("focus.test.scale", "sample")) {
            case "quick" -> 2_003;
            case "night" -> 1_000_003;
            default -> 20_003;
        };
    }
}
