package io.neuralfocus.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.prediction.Prediction;
import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.trees.TrainedModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveVersionTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final float[] VECTOR = new float[TrainedModels.FEATURES];

    @TempDir
    private Path folder;

    private Registry registry;

    /** Two versions of one model that mean quite different risks. */
    @BeforeEach
    void prepare() throws Exception {
        for (boolean happened : new boolean[] {false, true}) {
            float[] margins = new float[50];
            boolean[] outcomes = new boolean[50];
            for (int i = 0; i < 50; i++) {
                margins[i] = i - 25;
                outcomes[i] = happened;
            }
            new BundleWriter("tiny")
                    .schema("v1", "0".repeat(64), TrainedModels.names())
                    .catalogue("1".repeat(64))
                    .head(Head.RISK, TrainedModels.usual(), Calibration.fit(margins, outcomes, new int[50]))
                    .write(folder);
        }
        registry = Registry.open(folder);
        registry.promote(Alias.CHAMPION, "tiny_v1", "ada", "first", NOON);
    }

    @Test
    void shouldFollowItsAlias() throws Exception {
        LiveVersion live = new LiveVersion(registry, Alias.CHAMPION);
        assertFalse(live.refresh());
        registry.promote(Alias.CHAMPION, "tiny_v2", "ada", "second", NOON);
        assertEquals("tiny_v1", live.current().card().id());
        assertTrue(live.refresh());
        assertEquals("tiny_v2", live.current().card().id());
    }

    @Test
    void shouldGoOnWithTheVersionInServiceWhenTheNextIsDamaged() throws Exception {
        LiveVersion live = new LiveVersion(registry, Alias.CHAMPION);
        registry.promote(Alias.CHAMPION, "tiny_v2", "ada", "second", NOON);
        Files.write(folder.resolve("tiny_v2").resolve("risk.ubj"), new byte[9]);
        assertThrows(RefusedModelException.class, live::refresh);
        assertEquals("tiny_v1", live.current().predictor().predict(VECTOR, 1).modelVersion());
    }

    @Test
    void shouldNeitherFailNorMixAnAnswerWhileItIsSwapped() throws Exception {
        LiveVersion live = new LiveVersion(registry, Alias.CHAMPION);
        Map<String, Double> risks = new HashMap<>();
        for (String id : List.of("tiny_v1", "tiny_v2")) {
            risks.put(
                    id,
                    registry.find(id)
                            .orElseThrow()
                            .predictor()
                            .predict(VECTOR, 1)
                            .distractionRisk());
        }
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int t = 0; t < 3; t++) {
                answers.add(threads.submit(() -> {
                    int count = 0;
                    for (; !over.get(); count++) {
                        Prediction prediction = live.current().predictor().predict(VECTOR, count);
                        assertEquals(risks.get(prediction.modelVersion()), prediction.distractionRisk());
                    }
                    return count;
                }));
            }
            for (int swap = 0; swap < 20; swap++) {
                registry.promote(Alias.CHAMPION, swap % 2 == 0 ? "tiny_v2" : "tiny_v1", "ada", "swap " + swap, NOON);
                assertTrue(live.refresh());
            }
            over.set(true);
            for (Future<Integer> answer : answers) {
                assertTrue(answer.get() > 0);
            }
        } finally {
            over.set(true);
            threads.shutdown();
        }
    }
}
