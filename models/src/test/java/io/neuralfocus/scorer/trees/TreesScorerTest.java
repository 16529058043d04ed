package io.neuralfocus.scorer.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;
import org.junit.jupiter.api.Test;

class TreesScorerTest {

    @Test
    void shouldAnswerXgboostsMarginsBitForBit() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        float[] rows = TrainedModels.rows(random, 5_000);
        for (int depth : new int[] {1, 4, 6, 8}) {
            for (String gamma : new String[] {"0", "2"}) {
                Booster booster = TrainedModels.train(depth, 60, depth, 0.5, Map.of("gamma", gamma));
                for (String format : new String[] {"ubj", "json"}) {
                    Forest forest = ForestReader.read(format, booster.toByteArray(format), ModelLimits.USUAL);
                    float[] expected = TrainedModels.margins(booster, rows);
                    float[] margins = new float[expected.length];
                    new TreesScorer(forest, TrainedModels.names()).margins(rows, margins.length, margins);
                    for (int i = 0; i < margins.length; i++) {
                        assertEquals(
                                Float.floatToRawIntBits(expected[i]),
                                Float.floatToRawIntBits(margins[i]),
                                format + depth + gamma + " row " + i + " base " + forest.baseMargin());
                    }
                }
            }
        }
    }
}
