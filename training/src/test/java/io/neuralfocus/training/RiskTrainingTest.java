package io.neuralfocus.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.training.RiskTraining.Trained;
import io.neuralfocus.training.dataset.RiskLabels;
import io.neuralfocus.training.dataset.RiskRows;
import io.neuralfocus.training.replay.Replay;
import io.neuralfocus.training.trainer.BoostedTreesSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RiskTrainingTest {

    private static final FeatureSchema SCHEMA = FeatureSchema.v1();
    private static final Catalog CATALOG = Catalog.shipped();
    private static final BoostedTreesSettings SETTINGS = new BoostedTreesSettings(8, 3, 0.3, 0.8, 0.8, 5, 7);

    @TempDir
    Path folder;

    private RiskRows people(int count) throws IOException {
        RiskRows rows = new RiskRows(SCHEMA.size());
        Replay replay = new Replay(name -> new RiskLabels(name, CATALOG, SCHEMA, RiskTraining.STEP_US, rows));
        for (int i = 0; i < count; i++) {
            double restless = i % 2 == 0 ? 0.005 : 0.05;
            Path file = MadeUpStreams.log(
                    folder.resolve(i + ".jsonl"),
                    "somebody-" + i,
                    "",
                    MadeUpStreams.person(i, i * 1_000_000_000L, 3_600, restless));
            replay.play(file, rejection -> assertEquals("", rejection.toString()));
        }
        return rows;
    }

    @Test
    void shouldWriteTheSameBytesAgain() throws IOException {
        RiskTraining training = new RiskTraining(CATALOG, SCHEMA, SETTINGS);
        Path one = training.train(people(12), "small", folder.resolve("one"), () -> {})
                .folder();
        Path two = training.train(people(12), "small", folder.resolve("two"), () -> {})
                .folder();
        try (var files = Files.list(one)) {
            for (Path file : files.toList()) {
                assertArrayEquals(
                        Files.readAllBytes(file), Files.readAllBytes(two.resolve(file.getFileName())), file::toString);
            }
        }
    }

    @Test
    void shouldLearnWhoIsRestlessAndReadBackWhatItWrote() throws IOException {
        RiskTraining training = new RiskTraining(CATALOG, SCHEMA, SETTINGS);
        Trained trained = training.train(people(24), "small", folder.resolve("registry"), () -> {});
        assertTrue(trained.judgement().auc().orElse(0) > 0.6, trained::toString);
        ModelVersion version = ModelVersion.load(trained.folder());
        assertEquals("small_v1", version.card().id());
        assertEquals(SCHEMA.digest(), version.card().schemaDigest());
        assertEquals(
                "small_v2",
                String.valueOf(training.train(people(24), "small", folder.resolve("registry"), () -> {})
                        .folder()
                        .getFileName()));
    }

    @Test
    void shouldRefuseTooFewPeopleInOneSentence() throws IOException {
        RiskRows nobody = new RiskRows(SCHEMA.size());
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new RiskTraining(CATALOG, SCHEMA, SETTINGS).train(nobody, "small", folder, () -> {}));
        assertTrue(String.valueOf(refused.getMessage()).contains("more people"), refused::toString);
    }
}
