package io.neuralfocus.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.prediction.Prediction;
import io.neuralfocus.prediction.Predictor;
import io.neuralfocus.registry.BundleWriter;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.training.Training.Trained;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.dataset.StateLabels;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Progress;
import io.neuralfocus.training.trainer.sequence.SequenceSettings;
import io.neuralfocus.training.trainer.sequence.SequenceTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sequence model all the way: events, rows, training, calibration, bundle, answers. */
class SequenceVersionTest {

    private static final FeatureSchema SCHEMA = MadeUpRows.SCHEMA.withSequence();
    private static final SequenceTrainer TINY =
            new SequenceTrainer(new SequenceSettings(2, 4, 4, 64, 0.02, 0.01, 2, 2, 2));

    @TempDir
    Path registry;

    @Test
    void shouldAnswerFromItsBundleAsItDidInTraining() throws IOException {
        LabelledRows rows = MadeUpRows.of(SCHEMA, 24, StateLabels.NONE);
        Trained trained =
                new Training(TINY, false, new Conditions(7, 2)).train(rows.all(), List.of(Head.RISK), Progress.UNSEEN);
        TrainedHead risk = trained.heads().get(0);
        Path folder = new BundleWriter("tiny")
                .schema(SCHEMA.version(), SCHEMA.digest(), SCHEMA.names())
                .catalogue(MadeUpRows.CATALOG.digest())
                .sequenceHead(Head.RISK, risk.fitted().file().bytes(), risk.calibration())
                .write(registry);
        RowView judged = risk.judgedRows();
        try (Predictor predictor = ModelVersion.load(folder).predictor()) {
            float[] row = new float[SCHEMA.size()];
            int apart = 0;
            for (int i = 0; i < judged.size(); i += 7) {
                judged.vector(i, row, 0);
                Prediction prediction = predictor.predict(row, judged.instantUs(i), 3);
                // Steps: a margin that differs in its last bit may stand on another one.
                apart += risk.probabilities()[i] == prediction.distractionRisk() ? 0 : 1;
                assertTrue(prediction.factors().size() <= 3);
                assertEquals("tiny_v1", prediction.modelVersion());
            }
            assertTrue(apart <= judged.size() / 100, apart + " of " + judged.size() / 7 + " answers differ");
        }
    }
}
