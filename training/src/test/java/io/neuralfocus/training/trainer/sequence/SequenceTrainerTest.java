package io.neuralfocus.training.trainer.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.onnx.SequenceReader;
import io.neuralfocus.scorer.onnx.SequenceScorer;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Fitted;
import io.neuralfocus.training.trainer.Progress;
import io.neuralfocus.training.trainer.VectorMargins;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A small network on rows whose label hangs on the order of events. */
class SequenceTrainerTest {

    private static final SequenceSettings SMALL = new SequenceSettings(3, 8, 6, 64, 0.02, 0.001, 5, 5, 2);
    private static final SequenceTrainer TRAINER = new SequenceTrainer(SMALL);

    private final RowView train = MadeUpRows.drawn(1, 3_000).all();
    private final RowView valid = MadeUpRows.drawn(2, 1_000).all();

    private Fitted fitted(int threads, Progress progress) {
        return TRAINER.train(Head.RISK, train, ones(train), valid, new Conditions(7, threads), progress);
    }

    private static float[] ones(RowView rows) {
        float[] ones = new float[rows.size()];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void shouldLearnWhatHangsOnTheOrderOfEvents() {
        AtomicInteger steps = new AtomicInteger();
        float[] margins = fitted(2, steps::incrementAndGet).margins(valid);
        double loss = Loss.mean(margins, valid.labels(Head.RISK));
        double rate = valid.baseRate(Head.RISK);
        double entropy = -rate * Math.log(rate) - (1 - rate) * Math.log(1 - rate);
        assertTrue(loss < 0.8 * entropy, () -> "loss " + loss + ", of a constant " + entropy);
        assertTrue(steps.get() <= TRAINER.steps(), steps::toString);
    }

    @Test
    void shouldMakeTheSameBytesOnAnyNumberOfThreads() {
        byte[] alone = fitted(1, Progress.UNSEEN).file().bytes();
        assertArrayEquals(alone, fitted(2, Progress.UNSEEN).file().bytes());
        assertEquals(5, SequenceReader.read("made.onnx", alone).shape().hidden() - 3);
    }

    @Test
    void shouldAnswerAsTheRuntimeDoes() {
        Fitted fitted = fitted(2, Progress.UNSEEN);
        float[] here = fitted.margins(valid);
        try (Scorer scorer = SequenceScorer.load("made.onnx", fitted.file().bytes(), MadeUpRows.SCHEMA.names())) {
            float[] there = VectorMargins.of(scorer, valid);
            for (int i = 0; i < here.length; i++) {
                int row = i;
                assertEquals(Scorer.probability(here[i]), Scorer.probability(there[i]), 1e-5, () -> "row " + row);
            }
        }
    }

    @Test
    void shouldTrainAgainAsLongAsTheBestRoundTook() {
        Fitted watched = fitted(1, Progress.UNSEEN);
        Fitted again = watched.settled()
                .train(Head.RISK, train, ones(train), train.where(i -> false), new Conditions(7, 1), Progress.UNSEEN);
        assertArrayEquals(watched.file().bytes(), again.file().bytes());
    }

    @Test
    void shouldEndWhereItIsToldTo() {
        assertThrows(
                CancellationException.class,
                () -> fitted(2, () -> {
                    throw new CancellationException();
                }));
    }

    @Test
    void shouldRefuseRowsWithoutEventsBySchema() {
        RowView without = new LabelledRows(FeatureSchema.v1()).all();
        assertEquals(MadeUpRows.SCHEMA, TRAINER.schema(FeatureSchema.v1()));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> TRAINER.train(Head.RISK, without, new float[0], without, new Conditions(7, 1), Progress.UNSEEN));
        assertTrue(String.valueOf(refused.getMessage()).contains("no rows"), refused::toString);
    }
}
