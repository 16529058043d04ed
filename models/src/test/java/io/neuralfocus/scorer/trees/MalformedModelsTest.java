package io.neuralfocus.scorer.trees;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.neuralfocus.scorer.RefusedModelException;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;

class MalformedModelsTest {

    private static final long MOST_CPU_NANOS = 1_000_000_000;
    private static final long MOST_BYTES = 256L << 20;

    @Test
    void shouldRefuseOrScoreLikeXgboostWhateverIsDoneToAFile() throws Exception {
        Booster booster = TrainedModels.train(21, 12, 5, 0.5, Map.of("gamma", 0.5));
        MalformedModels models = new MalformedModels(booster.toByteArray("ubj"), booster.toByteArray("json"));
        float[] rows = TrainedModels.rows(new SplittableRandom(4), 50);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Map<MalformedModels.Wound, int[]> tally = new EnumMap<>(MalformedModels.Wound.class);
        int files = System.getProperty("focus.test.scale", "").equals("night") ? 10_000 : 500;
        long mostCpu = 0;
        long mostBytes = 0;
        for (int seed = 0; seed < files; seed++) {
            String told = MalformedModels.wound(seed) + " of seed " + seed;
            byte[] file = models.file(seed);
            int[] counts = tally.computeIfAbsent(MalformedModels.wound(seed), wound -> new int[2]);
            long bytesBefore = thread.getCurrentThreadAllocatedBytes();
            long cpuBefore = thread.getCurrentThreadCpuTime();
            try {
                Forest forest = ForestReader.read("file", file, ModelLimits.USUAL);
                counts[0]++;
                if (forest.features() == TrainedModels.FEATURES) {
                    float[] margins = new float[50];
                    new TreesScorer(forest, TrainedModels.names()).margins(rows, 50, margins);
                    Booster twin = XGBoost.loadModel(new ByteArrayInputStream(file));
                    assertArrayEquals(TrainedModels.margins(twin, rows), margins, told);
                    twin.dispose();
                }
            } catch (RefusedModelException refusal) {
                counts[1]++;
                assertFalse(refusal.reason().isBlank(), told);
            }
            mostCpu = Math.max(mostCpu, thread.getCurrentThreadCpuTime() - cpuBefore);
            mostBytes = Math.max(mostBytes, thread.getCurrentThreadAllocatedBytes() - bytesBefore);
            assertTrue(thread.getCurrentThreadCpuTime() - cpuBefore < MOST_CPU_NANOS, told);
            assertTrue(thread.getCurrentThreadAllocatedBytes() - bytesBefore < MOST_BYTES, told);
        }
        if (files > 500) {
            tally.forEach((wound, counts) ->
                    System.out.println(wound + ": still sound " + counts[0] + ", refused " + counts[1]));
            System.out.println("most CPU " + mostCpu / 1_000_000 + " ms, most allocated " + (mostBytes >> 10) + " KiB");
        }
    }
}
