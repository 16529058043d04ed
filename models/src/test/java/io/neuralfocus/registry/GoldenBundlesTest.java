package io.neuralfocus.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bundles of every format there has been are read for ever, and answer what they answered. */
class GoldenBundlesTest {

    private static final Path GOLDEN =
            Path.of(System.getProperty("focus.root", ".."), "models", "src", "test", "resources", "golden");

    @Test
    void shouldAnswerFromOldBundlesAsOnTheirFirstDay() throws Exception {
        List<Path> formats;
        try (var folders = Files.list(GOLDEN)) {
            formats = folders.sorted().toList();
        }
        assertEquals(Card.FORMAT, formats.size());
        for (Path format : formats) {
            ModelVersion version = Registry.open(format).find("golden_v1").orElseThrow();
            List<String> expected = Files.readAllLines(format.resolve(GoldenBundles.ANSWERS), StandardCharsets.UTF_8);
            assertEquals(expected, GoldenBundles.answers(version), format.toString());
            assertTrue(ModelCheck.check(version.folder()).contains("4 heads"));
        }
    }

    @Test
    void shouldAnswerTheSameFromTheNativeEngines() throws Exception {
        Path bundle = GOLDEN.resolve("format-1").resolve("golden_v1");
        List<String> trees = GoldenBundles.answers(ModelVersion.load(bundle));
        ModelVersion xgboost = ModelVersion.load(bundle, Engine.XGBOOST);
        assertEquals(trees, GoldenBundles.answers(xgboost));
        xgboost.predictor().close();
        ModelVersion onnx = ModelVersion.load(bundle, Engine.ONNX);
        assertEquals(trees.size(), GoldenBundles.answers(onnx).size());
        onnx.predictor().close();
    }
}
