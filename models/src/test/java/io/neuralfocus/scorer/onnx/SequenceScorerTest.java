package io.neuralfocus.scorer.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.RefusedVectorException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sequence scorer: the laws of scorers, codes that are none, and files that are not a network of ours. */
class SequenceScorerTest {

    private static final FeatureSchema SCHEMA = MadeUpNetwork.SCHEMA;
    private static final int WIDTH = SCHEMA.size();
    private static final int COUNT = 67;

    private final byte[] file = SequenceWriter.write(MadeUpNetwork.drawn(4));
    private final SequenceScorer scorer = SequenceScorer.load("made.onnx", file, SCHEMA.names());
    private final float[] rows = MadeUpNetwork.rows(5, COUNT);

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void shouldAnswerARowAloneAsAmongOthers() {
        float[] rowsBefore = rows.clone();
        float[] margins = new float[COUNT];
        scorer.margins(rows, COUNT, margins);
        for (int i = 0; i < COUNT; i++) {
            float[] row = Arrays.copyOfRange(rows, i * WIDTH, (i + 1) * WIDTH);
            assertEquals(Float.floatToIntBits(margins[i]), Float.floatToIntBits(scorer.margin(row)), "row " + i);
            assertTrue(Float.isFinite(margins[i]));
        }
        for (int count : new int[] {0, 1, 2, 3, 4, 5, 8, 31, 33}) {
            float[] part = new float[count];
            scorer.margins(rows, count, part);
            assertArrayEquals(Arrays.copyOf(margins, count), part, "batch of " + count);
        }
        assertArrayEquals(rowsBefore, rows);
    }

    @Test
    void shouldTakeARowOfNothingButMissingValues() {
        float[] row = new float[WIDTH];
        Arrays.fill(row, Float.NaN);
        assertTrue(Float.isFinite(scorer.margin(row)));
    }

    @Test
    void shouldRefuseCodesThatAreNoneByTheirColumn() {
        refuses("seq_type_31", 16);
        refuses("seq_type_0", -1);
        refuses("seq_type_3", 6.5f);
        refuses("seq_app_7", 64);
        refuses("seq_gap_9", -0.001f);
        refuses("seq_gap_9", Float.POSITIVE_INFINITY);
        refuses("keystroke_rate", Float.NEGATIVE_INFINITY);
    }

    private void refuses(String column, float value) {
        float[] row = Arrays.copyOf(rows, WIDTH);
        row[SCHEMA.names().indexOf(column)] = value;
        RefusedVectorException refused = assertThrows(RefusedVectorException.class, () -> scorer.margin(row));
        assertTrue(String.valueOf(refused.getMessage()).contains(column), refused::toString);
    }

    @Test
    void shouldReadBackWhatItWrites() {
        SequenceNetwork network = SequenceReader.read("made.onnx", file);
        assertArrayEquals(MadeUpNetwork.drawn(4).weights(), network.weights());
        assertEquals(SCHEMA.names(), network.features());
    }

    @Test
    void shouldRefuseEveryGraphThatIsNotItsOwn() throws Exception {
        ModelProto model = ModelProto.parseFrom(file);
        ModelProto.Builder other = model.toBuilder();
        other.getGraphBuilder()
                .addNode(NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput("margin")
                        .addOutput("again"));
        refuses(other.build().toByteArray());
        ModelProto.Builder wider = model.toBuilder();
        wider.getGraphBuilder().getNodeBuilderList().stream()
                .filter(node -> node.getOpType().equals("LSTM"))
                .forEach(node -> node.getAttributeBuilder(0).setI(1 << 30));
        refuses(wider.build().toByteArray());
        SequenceNetwork network = MadeUpNetwork.drawn(4);
        network.weights()[100] = Float.NaN;
        refuses(SequenceWriter.write(network));
        refuses(Arrays.copyOf(file, file.length - 1));
        assertThrows(
                RefusedModelException.class,
                () -> SequenceScorer.load(
                        "made.onnx", file, FeatureSchema.v2().withSequence().names()));
    }

    @Test
    void shouldThrowNothingElseForBytesThatWereBent() {
        SplittableRandom random = new SplittableRandom(9);
        int accepted = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] bent = file.clone();
            bent[random.nextInt(bent.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                SequenceReader.read("bent.onnx", bent);
                accepted++;
            } catch (RefusedModelException e) {
                assertEquals("bent.onnx", e.file());
            }
        }
        // Most bytes are weights, and another finite weight makes another network of the same graph.
        assertTrue(accepted > 1_000, accepted + " were accepted");
    }

    private static void refuses(byte[] bytes) {
        assertThrows(RefusedModelException.class, () -> SequenceReader.read("made.onnx", bytes));
    }
}
