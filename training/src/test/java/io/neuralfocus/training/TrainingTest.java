package io.neuralfocus.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.training.Training.Trained;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.RowStream;
import io.neuralfocus.training.dataset.SequenceReader;
import io.neuralfocus.training.dataset.StateLabels;
import io.neuralfocus.training.dataset.StreamRows;
import io.neuralfocus.training.replay.Replay;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Trainer;
import io.neuralfocus.training.trainer.xgboost.XgboostSettings;
import io.neuralfocus.training.trainer.xgboost.XgboostTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    private static final FeatureSchema SCHEMA = FeatureSchema.v1();
    private static final Catalog CATALOG = Catalog.shipped();
    private static final Trainer TREES = new XgboostTrainer(new XgboostSettings(8, 3, 0.3, 0.8, 0.8, 5, 3));
    private static final Training TRAINING = new Training(CATALOG, TREES, new Conditions(7, 1));

    @TempDir
    Path folder;

    private LabelledRows people(int count) throws IOException {
        LabelledRows rows = new LabelledRows(SCHEMA);
        Replay replay = new Replay(name -> new StreamRows(
                RowStream.of(name), CATALOG, Training.STEP_US, rows, SequenceReader.NONE, StateLabels.NONE));
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
        Path one = TRAINING.train(people(12), "small", folder.resolve("one"), () -> {})
                .folder();
        Path two = TRAINING.train(people(12), "small", folder.resolve("two"), () -> {})
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
        Trained trained = TRAINING.train(people(24), "small", folder.resolve("registry"), () -> {});
        assertTrue(trained.judgement().auc().orElse(0) > 0.6, trained::toString);
        ModelVersion version = ModelVersion.load(trained.folder());
        assertEquals("small_v1", version.card().id());
        assertEquals(SCHEMA.digest(), version.card().schemaDigest());
        assertEquals(
                "small_v2",
                String.valueOf(TRAINING.train(people(24), "small", folder.resolve("registry"), () -> {})
                        .folder()
                        .getFileName()));
    }

    @Test
    void shouldRefuseTooFewPeopleInOneSentence() throws IOException {
        LabelledRows nobody = new LabelledRows(SCHEMA);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> TRAINING.train(nobody, "small", folder, () -> {}));
        assertTrue(String.valueOf(refused.getMessage()).contains("more people"), refused::toString);
    }
}
