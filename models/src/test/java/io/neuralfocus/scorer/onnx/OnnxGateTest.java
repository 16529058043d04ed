package io.neuralfocus.scorer.onnx;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import com.sun.management.ThreadMXBean;
import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import io.neuralfocus.scorer.trees.TrainedModels;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OnnxGateTest {

    private static final long MOST_CPU_NANOS = 1_000_000_000;
    private static final long MOST_BYTES = 256L << 20;

    private static byte[] sound() {
        return TwinWriter.write(
                ForestReader.read("model", TrainedModels.usual(), ModelLimits.USUAL), TrainedModels.names());
    }

    @Test
    void shouldLetNothingBrokenReachTheRuntime() throws Exception {
        MalformedTwins twins = new MalformedTwins(sound());
        float[] rows = TrainedModels.rows(new SplittableRandom(4), 20);
        float[] margins = new float[20];
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int files = System.getProperty("focus.test.scale", "").equals("night") ? 10_000 : 500;
        int sound = 0;
        for (int seed = 0; seed < files; seed++) {
            String told = MalformedTwins.wound(seed) + " of seed " + seed;
            byte[] file = twins.file(seed);
            long bytesBefore = thread.getCurrentThreadAllocatedBytes();
            long cpuBefore = thread.getCurrentThreadCpuTime();
            boolean passed = true;
            try {
                OnnxGate.check("file", file);
            } catch (RefusedModelException refusal) {
                passed = false;
                assertFalse(refusal.reason().isBlank(), told);
            }
            assertTrue(thread.getCurrentThreadCpuTime() - cpuBefore < MOST_CPU_NANOS, told);
            assertTrue(thread.getCurrentThreadAllocatedBytes() - bytesBefore < MOST_BYTES, told);
            assertTrue(!passed || MalformedTwins.wound(seed).mayLeaveItSound(), told);
            if (passed) {
                sound++;
                // The runtime may still say no, in words; it must not fall over.
                try (OnnxScorer scorer = OnnxScorer.load("file", file, TrainedModels.names())) {
                    scorer.margins(rows, 20, margins);
                } catch (RefusedModelException | IllegalStateException refusal) {
                    assertFalse(String.valueOf(refusal.getMessage()).isBlank(), told);
                }
            }
        }
        assertTrue(sound > 0, "none of " + files + " files was left sound: the wounds prove too little");
    }

    @Test
    void shouldRefuseFlagsThatAreNeitherZeroNorOne() throws Exception {
        for (long flag : new long[] {-5, 2, 1L << 40}) {
            ModelProto.Builder model = ModelProto.parseFrom(sound()).toBuilder();
            for (AttributeProto.Builder attribute :
                    model.getGraphBuilder().getNodeBuilder(0).getAttributeBuilderList()) {
                if (attribute.getName().equals("nodes_missing_value_tracks_true")) {
                    attribute.setInts(0, flag);
                }
            }
            byte[] file = model.build().toByteArray();
            RefusedModelException refusal =
                    assertThrows(RefusedModelException.class, () -> OnnxGate.check("file", file));
            assertTrue(refusal.place().endsWith("nodes_missing_value_tracks_true"), refusal::toString);
        }
    }

    @Test
    void shouldRefuseAFileThatIsTooLarge() {
        assertThrows(RefusedModelException.class, () -> OnnxGate.check("file", new byte[OnnxGate.MOST_BYTES + 1]));
    }

    @Test
    void shouldHoldTheMostNumbersAFileCanTellWithinBounds() {
        // Packed numbers of one byte each: the most memory that a file of the greatest size can ask for.
        byte[] inner = new byte[OnnxGate.MOST_BYTES - 64];
        ByteBuffer out = ByteBuffer.allocate(OnnxGate.MOST_BYTES);
        int attribute = inner.length + 5;
        int node = attribute + 5;
        int graph = node + 5;
        tag(out, 7, graph);
        tag(out, 1, node);
        tag(out, 5, attribute);
        tag(out, 8, inner.length);
        out.put(inner);
        byte[] file = Arrays.copyOf(out.array(), out.position());
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        assertThrows(RefusedModelException.class, () -> OnnxGate.check("file", file));
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < MOST_BYTES, allocated + " bytes");
    }

    private static void tag(ByteBuffer out, int field, int length) {
        out.put((byte) (field << 3 | 2));
        int left = length;
        for (int i = 0; i < 4; i++) {
            out.put((byte) (i < 3 ? left | 0x80 : left));
            left >>>= 7;
        }
    }
}
