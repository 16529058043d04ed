package io.neuralfocus.benchmarks.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neuralfocus.scorer.Scorer;
import org.junit.jupiter.api.Test;

/** A bench that does not do its work measures nothing: every engine is shown to answer the same. */
class ModelBenchesRunTest {

    @Test
    void shouldAnswerTheSameFromEveryEngine() throws Exception {
        for (int batch : new int[] {1, 9}) {
            double[] trees = new double[batch];
            for (int i = 0; i < batch; i++) {
                trees[i] = Scorer.probability(bench(batch).trees()[i]);
                assertEquals(trees[i], bench(batch).xgboostInplace()[i][0], 1e-6);
                assertEquals(trees[i], bench(batch).xgboostDMatrix()[i][0], 1e-6);
                assertEquals(trees[i], bench(batch).onnxruntime()[2 * i + 1], 1e-5);
                assertEquals(trees[i], Scorer.probability(bench(batch).h2oPredictor()[i]), 1e-5);
            }
        }
    }

    @Test
    void shouldExplainTheSameBothWays() throws Exception {
        ShapBench bench = new ShapBench();
        bench.shape = "10x3";
        bench.batch = 1;
        bench.prepare();
        double found = bench.trees()[5];
        ShapBench again = new ShapBench();
        again.shape = "10x3";
        again.batch = 1;
        again.prepare();
        assertEquals(found, again.predictContrib()[0][5], 1e-5);
    }

    /** Each call takes the next rows, so each engine is asked by a fresh bench. */
    private static ScoreBench bench(int batch) throws Exception {
        ScoreBench bench = new ScoreBench();
        bench.shape = "10x3";
        bench.batch = batch;
        bench.prepare();
        return bench;
    }
}
