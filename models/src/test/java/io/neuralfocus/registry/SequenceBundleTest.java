package io.neuralfocus.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.prediction.Factor;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.prediction.Prediction;
import io.neuralfocus.prediction.Predictor;
import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.onnx.MadeUpNetwork;
import io.neuralfocus.scorer.onnx.SequenceScorer;
import io.neuralfocus.scorer.onnx.SequenceWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle of the kind onnx-sequence: written, read, asked, explained. */
class SequenceBundleTest {

    private static final List<String> NAMES = MadeUpNetwork.SCHEMA.names();

    private final byte[] model = SequenceWriter.write(MadeUpNetwork.drawn(1));

    @TempDir
    Path registry;

    private Path written() throws Exception {
        return new BundleWriter("sequence")
                .schema(MadeUpNetwork.SCHEMA.version(), MadeUpNetwork.SCHEMA.digest(), NAMES)
                .catalogue("0".repeat(64))
                .sequenceHead(Head.RISK, model, Calibration.EMPTY)
                .write(registry);
    }

    @Test
    void shouldReadBackAndCheckWhatWasWritten() throws Exception {
        Path folder = written();
        ModelVersion version = ModelVersion.load(folder);
        version.predictor().close();
        assertEquals(ModelKind.ONNX_SEQUENCE, version.card().kind());
        assertEquals("sequence_v1, 1 head, every digest fits", ModelCheck.check(folder));
        assertArrayEquals(model, Twins.of(folder).get(Head.RISK));
        assertThrows(RefusedModelException.class, () -> ModelVersion.load(folder, Engine.XGBOOST));
    }

    @Test
    void shouldTellWhatTheMarginLosesWithoutAFeature() throws Exception {
        float[] row = Arrays.copyOf(MadeUpNetwork.rows(2, 1), NAMES.size());
        try (Predictor predictor = ModelVersion.load(written()).predictor();
                SequenceScorer scorer = SequenceScorer.load("made.onnx", model, NAMES)) {
            Prediction prediction = predictor.predict(row, 0, 100);
            assertEquals(0.5, prediction.distractionRisk());
            assertTrue(prediction.factors().size() > 10, prediction::toString);
            for (Factor factor : prediction.factors()) {
                float[] without = row.clone();
                int column = NAMES.indexOf(factor.feature());
                int vector = MadeUpNetwork.SCHEMA.vectorSize();
                boolean events = factor.feature().equals("recent_event_sequence");
                Arrays.fill(without, events ? vector : column, events ? row.length : column + 1, Float.NaN);
                assertEquals((double) scorer.margin(row) - scorer.margin(without), factor.contribution());
            }
            assertEquals(
                    1,
                    prediction.factors().stream()
                            .filter(factor -> factor.feature().equals("recent_event_sequence"))
                            .count());
        }
    }

    @Test
    void shouldRefuseAHeadOfAnotherSchema() {
        BundleWriter writer = new BundleWriter("sequence").schema("v1", "0".repeat(64), List.of("one"));
        assertThrows(IllegalStateException.class, () -> writer.sequenceHead(Head.RISK, model, Calibration.EMPTY));
    }
}
