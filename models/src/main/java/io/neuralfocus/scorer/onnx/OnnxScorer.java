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
import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.VectorCheck;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Margins of a forest's ONNX twin, run by onnxruntime on one thread. */
public final class OnnxScorer implements Scorer {

    private final VectorCheck check;
    private final OrtEnvironment environment;
    private final OffHeap<OrtSession> session;

    private OnnxScorer(VectorCheck check, OrtEnvironment environment, OrtSession session) {
        this.check = check;
        this.environment = environment;
        this.session = new OffHeap<>(session);
    }

    /** Loads a twin, once {@link OnnxGate} has let it through. */
    public static OnnxScorer load(String name, byte[] model, List<String> features) {
        OnnxGate.check(name, model);
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            OrtSession session;
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                session = environment.createSession(model, options);
            }
            if (!isTensor(session.getInputInfo(), TwinWriter.INPUT, features.size())
                    || !isTensor(session.getOutputInfo(), TwinWriter.PROBABILITIES, 2)) {
                session.close();
                throw new RefusedModelException(
                        name, "graph", "is not the twin of a forest of " + features.size() + " features");
            }
            return new OnnxScorer(new VectorCheck(features), environment, session);
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

    @Override
    public List<String> features() {
        return check.features();
    }

    @Override
    public float margin(float[] vector) {
        check.vector(vector);
        float[] margin = new float[1];
        run(vector, 1, margin);
        return margin[0];
    }

    @Override
    public void margins(float[] rows, int count, float[] margins) {
        check.rows(rows, count, margins);
        if (count > 0) {
            run(rows, count, margins);
        }
    }

    private void run(float[] rows, int count, float[] margins) {
        FloatBuffer values = FloatBuffer.wrap(rows, 0, count * check.width()).slice();
        try {
            session.read(held -> {
                try (OnnxTensor input =
                                OnnxTensor.createTensor(environment, values, new long[] {count, check.width()});
                        OrtSession.Result result =
                                held.run(Map.of(TwinWriter.INPUT, input), Set.of(TwinWriter.PROBABILITIES))) {
                    FloatBuffer found = ((OnnxTensor) result.get(0)).getFloatBuffer();
                    for (int i = 0; i < count; i++) {
                        margins[i] = (float) StrictMath.log((double) found.get(2 * i + 1) / found.get(2 * i));
                    }
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
