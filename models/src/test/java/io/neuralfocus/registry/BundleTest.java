package io.neuralfocus.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.prediction.Prediction;
import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.trees.TrainedModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

    @Test
    void shouldAnswerFromABundleWrittenAndReadBack(@TempDir Path folder) throws Exception {
        Path first = writer().write(folder);
        Path second = writer().write(folder);
        Registry registry = Registry.open(folder);
        assertEquals(java.util.List.of("tiny_v1", "tiny_v2"), registry.versions());
        assertEquals(folder.resolve("tiny_v2"), second);
        ModelVersion version = registry.find("tiny_v1").orElseThrow();
        assertEquals(first, version.folder());
        Prediction prediction = version.predictor().predict(new float[TrainedModels.FEATURES], 7);
        assertEquals("tiny_v1", prediction.modelVersion());
        assertTrue(prediction.distractionRisk() > 0 && prediction.distractionRisk() < 1);
        assertTrue(registry.find("champion").isEmpty());
    }

    @Test
    void shouldRefuseABundleWithAChangedFile(@TempDir Path folder) throws Exception {
        Path bundle = writer().write(folder);
        byte[] bytes = Files.readAllBytes(bundle.resolve("risk.ubj"));
        bytes[bytes.length / 2]++;
        Files.write(bundle.resolve("risk.ubj"), bytes);
        RefusedModelException refusal = assertThrows(RefusedModelException.class, () -> ModelVersion.load(bundle));
        assertTrue(refusal.file().endsWith("risk.ubj"), refusal.file());
        assertTrue(refusal.reason().contains("SHA-256"), refusal.reason());
    }

    private static BundleWriter writer() throws Exception {
        return new BundleWriter("tiny")
                .schema("v1", "0".repeat(64), TrainedModels.names())
                .catalogue("1".repeat(64))
                .head(
                        Head.RISK,
                        TrainedModels.train(3, 10, 3, 0.5, Map.of()).toByteArray("ubj"),
                        Calibration.fit(
                                new float[] {-1, 0, 1, 2}, new boolean[] {false, true, false, true}, new int[4]));
    }
}
