package io.neuralfocus.training.trainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.registry.BundleWriter;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.training.MadeUpRows;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.dataset.Split;
import io.neuralfocus.training.dataset.StateLabels;
import io.neuralfocus.training.dataset.UserWeights;
import io.neuralfocus.training.trainer.baseline.LogisticTrainer;
import io.neuralfocus.training.trainer.baseline.MajorityTrainer;
import io.neuralfocus.training.trainer.sequence.SequenceSettings;
import io.neuralfocus.training.trainer.sequence.SequenceTrainer;
import io.neuralfocus.training.trainer.xgboost.XgboostSettings;
import io.neuralfocus.training.trainer.xgboost.XgboostTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of every trainer, on rows of the schema that it wants. */
class TrainerLawsTest {

    private static final Conditions CONDITIONS = new Conditions(7, 1);
    private static final List<Trainer> TRAINERS = List.of(
            new XgboostTrainer(new XgboostSettings(20, 3, 0.3, 0.8, 0.8, 5, 1, 3)),
            new LogisticTrainer(),
            new MajorityTrainer(),
            new SequenceTrainer(new SequenceSettings(2, 4, 4, 64, 0.02, 0.01, 3, 3, 2)));

    private static RowView everybody = new LabelledRows(FeatureSchema.v1()).all();

    @TempDir
    Path folder;

    @BeforeAll
    static void makeRows() throws IOException {
        everybody = MadeUpRows.of(FeatureSchema.v1().withSequence(), 16, StateLabels.NONE)
                .all();
    }

    private static Split splitFor(Trainer trainer) {
        return Split.byUser(everybody.in(trainer.schema(FeatureSchema.v1())));
    }

    private static Fitted fit(Trainer trainer, Progress progress) {
        Split split = splitFor(trainer);
        RowView train = split.train();
        return trainer.train(Head.RISK, train, UserWeights.of(train), split.valid(), CONDITIONS, progress);
    }

    @Test
    void shouldGiveTheSameBytesForTheSameRows() {
        for (Trainer trainer : TRAINERS) {
            ModelFile one = fit(trainer, Progress.UNSEEN).file();
            ModelFile two = fit(trainer, Progress.UNSEEN).file();
            assertEquals(one.kind(), two.kind());
            assertArrayEquals(one.bytes(), two.bytes(), trainer.name());
        }
    }

    @Test
    void shouldTellTheMarginsThatTheServedModelTells() throws IOException {
        for (Trainer trainer : TRAINERS) {
            Fitted fitted = fit(trainer, Progress.UNSEEN);
            RowView valid = splitFor(trainer).valid();
            float[] margins = fitted.margins(valid);
            float[] calibrated = {-3, -1, 0, 1, 3};
            Calibration calibration = Calibration.fit(
                    calibrated, new boolean[] {false, true, false, true, true}, new int[] {0, 1, 2, 3, 4});
            BundleWriter bundle = new BundleWriter(trainer.name())
                    .schema(
                            valid.schema().version(),
                            valid.schema().digest(),
                            valid.schema().names())
                    .catalogue(valid.schema().digest());
            ModelFile file = fitted.file();
            switch (file.kind()) {
                case XGBOOST -> bundle.head(Head.RISK, file.bytes(), calibration);
                case LINEAR -> bundle.linearHead(Head.RISK, file.bytes(), calibration);
                case ONNX_SEQUENCE -> bundle.sequenceHead(Head.RISK, file.bytes(), calibration);
            }
            ModelVersion version = ModelVersion.load(bundle.write(folder));
            float[] vector = new float[valid.width()];
            for (int row = 0; row < margins.length; row += 97) {
                valid.vector(row, vector, 0);
                assertEquals(
                        calibration.probability(margins[row]),
                        version.predictor().predict(vector, 0, 0).distractionRisk(),
                        trainer.name());
            }
        }
    }

    @Test
    void shouldSettleOnWhatItDid() {
        for (Trainer trainer : TRAINERS) {
            Fitted fitted = fit(trainer, Progress.UNSEEN);
            RowView train = splitFor(trainer).train();
            Fitted again = fitted.settled()
                    .train(
                            Head.RISK,
                            train,
                            UserWeights.of(train),
                            train.where(i -> false),
                            CONDITIONS,
                            Progress.UNSEEN);
            assertArrayEquals(fitted.file().bytes(), again.file().bytes(), trainer.name());
        }
    }

    @Test
    void shouldEndWhereSomebodyAsksItTo() {
        for (Trainer trainer : TRAINERS) {
            assertThrows(
                    CancellationException.class,
                    () -> fit(trainer, () -> {
                        throw new CancellationException("enough");
                    }),
                    trainer.name());
        }
    }
}
