package io.neuralfocus.scorer.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.neuralfocus.scorer.OffHeap;
import io.neuralfocus.scorer.RefusedModelException;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A graph in onnxruntime, on one thread, that takes rows of floats under one name and answers rows under another. */
final class OnnxRows implements AutoCloseable {

    private final String input;
    private final String output;
    private final int width;
    private final OrtEnvironment environment;
    private final OffHeap<OrtSession> session;

    private OnnxRows(String input, int width, String output, OrtEnvironment environment, OrtSession session) {
        this.input = input;
        this.output = output;
        this.width = width;
        this.environment = environment;
        this.session = new OffHeap<>(session);
    }

    /** Loads a graph that a gate has let through; empty if what it takes and answers is not of these names and widths. */
    static Optional<OnnxRows> load(String name, byte[] model, String input, int width, String output, int outputWidth) {
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            OrtSession session;
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                session = environment.createSession(model, options);
            }
            if (!isTensor(session.getInputInfo(), input, width)
                    || !isTensor(session.getOutputInfo(), output, outputWidth)) {
                session.close();
                return Optional.empty();
            }
            return Optional.of(new OnnxRows(input, width, output, environment, session));
        } catch (OrtException e) {
            throw new RefusedModelException(name, "", "onnxruntime does not load it: " + e.getMessage());
        }
    }

    /** Whether rows of so many floats go by this name. */
    private static boolean isTensor(Map<String, NodeInfo> nodes, String name, int width) {
        NodeInfo node = nodes.get(name);
        return node != null
                && node.getInfo() instanceof TensorInfo tensor
                && tensor.type == OnnxJavaType.FLOAT
                && tensor.getShape().length == 2
                && tensor.getShape()[1] == width;
    }

    /** Runs so many rows of an array, from a place on; what they make is handed on while it lasts. */
    void run(float[] rows, int from, int count, Consumer<FloatBuffer> answers) {
        FloatBuffer values = FloatBuffer.wrap(rows, from, count * width).slice();
        try {
            session.read(held -> {
                try (OnnxTensor tensor = OnnxTensor.createTensor(environment, values, new long[] {count, width});
                        OrtSession.Result result = held.run(Map.of(input, tensor), Set.of(output))) {
                    answers.accept(((OnnxTensor) result.get(0)).getFloatBuffer());
                }
            });
        } catch (OrtException e) {
            throw new IllegalStateException("onnxruntime does not run", e);
        }
    }

    @Override
    public void close() {
        try {
            session.close(OrtSession::close);
        } catch (OrtException e) {
            throw new IllegalStateException("onnxruntime does not close", e);
        }
    }
}
