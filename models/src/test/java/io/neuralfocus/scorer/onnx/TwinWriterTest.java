package io.neuralfocus.scorer.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import io.neuralfocus.scorer.trees.TrainedModels;
import io.neuralfocus.scorer.trees.TreesScorer;
import io.neuralfocus.scorer.xgboost.XgboostScorer;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TwinWriterTest {

    @Test
    void shouldAnswerLikeTheForestInAllThreeEngines() throws Exception {
        float[] rows = TrainedModels.rows(new SplittableRandom(31), 3_000);
        for (Map<String, Object> more : Map.<String, Map<String, Object>>of(
                        "plain", Map.of(), "pruned", Map.of("gamma", 1), "lopsided", Map.of("base_score", 0.03))
                .values()) {
            byte[] model = TrainedModels.train(7, 80, 6, 0.5, more).toByteArray("ubj");
            Forest forest = ForestReader.read("model", model, ModelLimits.USUAL);
            byte[] twin = TwinWriter.write(forest, TrainedModels.names());
            assertArrayEquals(twin, TwinWriter.write(forest, TrainedModels.names()));
            float[] trees = margins(new TreesScorer(forest, TrainedModels.names()), rows);
            float[] onnx = margins(OnnxScorer.load("twin", twin, TrainedModels.names()), rows);
            float[] xgboost = margins(XgboostScorer.load("model", model, TrainedModels.names()), rows);
            for (int i = 0; i < trees.length; i++) {
                assertEquals(Scorer.probability(trees[i]), Scorer.probability(onnx[i]), 1e-5, more + " row " + i);
                assertEquals(Scorer.probability(trees[i]), Scorer.probability(xgboost[i]), 1e-6, more + " row " + i);
            }
        }
    }

    @Test
    void shouldBeRefusedForAnotherNumberOfFeatures() {
        Forest forest = ForestReader.read("model", TrainedModels.usual(), ModelLimits.USUAL);
        byte[] twin = TwinWriter.write(forest, TrainedModels.names());
        List<String> fewer = TrainedModels.names().subList(1, TrainedModels.FEATURES);
        RefusedModelException refusal =
                assertThrows(RefusedModelException.class, () -> OnnxScorer.load("twin", twin, fewer));
        assertEquals("graph", refusal.place());
    }

    private static float[] margins(Scorer scorer, float[] rows) {
        float[] margins = new float[rows.length / TrainedModels.FEATURES];
        scorer.margins(rows, margins.length, margins);
        scorer.close();
        return margins;
    }
}
