package io.neuralfocus.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.neuralfocus.explain.TreeShap;
import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import io.neuralfocus.scorer.trees.TreesScorer;
import io.neuralfocus.scorer.xgboost.XgboostScorer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What ships is sound, and answers as XGBoost does. */
class ShippedVersionsTest {

    private static final int COUNT = 20_003;

    private static final Path SHIPPED = Path.of(System.getProperty("focus.root", ".."), "models", "registry");

    @Test
    void shouldAnswerXgboostsMarginsBitForBit() throws Exception {
        Registry registry = Registry.open(SHIPPED);
        assertFalse(registry.versions().isEmpty());
        assertEquals(
                registry.aliases().get(Alias.CHAMPION),
                registry.find("champion").orElseThrow().card().id());
        for (String id : registry.versions()) {
            BundleFolder bundle = BundleFolder.open(registry.folder(id).orElseThrow());
            if (bundle.card().kind() != ModelKind.XGBOOST) {
                continue;
            }
            ModelCheck.check(registry.folder(id).orElseThrow());
            for (HeadFiles files : bundle.card().heads().values()) {
                compare(id, bundle.read(files.model()), bundle.card().features());
            }
        }
    }

    private static void compare(String id, byte[] model, List<String> features) throws Exception {
        Forest forest = ForestReader.read(id, model, ModelLimits.USUAL);
        float[] rows = rows(features.size());
        float[] expected = new float[COUNT];
        try (XgboostScorer xgboost = XgboostScorer.load(id, model, features)) {
            xgboost.margins(rows, COUNT, expected);
        }
        float[] found = new float[COUNT];
        new TreesScorer(forest, features).margins(rows, COUNT, found);
        assertArrayEquals(expected, found, id);
        TreeShap shap = TreeShap.of(forest);
        double[] contributions = new double[features.size()];
        for (int i = 0; i < 100; i++) {
            shap.contributions(Arrays.copyOfRange(rows, i * features.size(), (i + 1) * features.size()), contributions);
            assertEquals(found[i], shap.bias() + Arrays.stream(contributions).sum(), 1e-5, id + " row " + i);
        }
    }

    private static float[] rows(int width) {
        SplittableRandom random = new SplittableRandom(23);
        float[] rows = new float[COUNT * width];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = switch (random.nextInt(5)) {
                case 0 -> Float.NaN;
                case 1 -> random.nextInt(12);
                case 2 -> (float) random.nextDouble();
                default -> (float) random.nextDouble(0, 3_600);
            };
        }
        return rows;
    }
}
