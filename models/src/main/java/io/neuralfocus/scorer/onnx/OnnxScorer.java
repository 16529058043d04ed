package io.neuralfocus.scorer.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.VectorCheck;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Margins of a forest's ONNX twin, run by onnxruntime on one thread. */
public final class OnnxScorer implements Scorer {

    private final VectorCheck check;
    private final OrtEnvironment environment;
    private final OrtSession session;

    /** Native memory may not go while somebody reads it: scoring shares the lock, closing takes it alone. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private boolean closed;

    private OnnxScorer(VectorCheck check, OrtEnvironment environment, OrtSession session) {
        this.check = check;
        this.environment = environment;
        this.session = session;
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
            if (!session.getInputNames().equals(Set.of(TwinWriter.INPUT))
                    || !session.getOutputNames().contains(TwinWriter.PROBABILITIES)) {
                session.close();
                throw new RefusedModelException(name, "graph", "is not the twin of a forest");
            }
            return new OnnxScorer(new VectorCheck(features), environment, session);
        } catch (OrtException e) {
            throw new RefusedModelException(name, "", "onnxruntime does not load it: " + e.getMessage());
        }
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
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("this scorer is closed");
            }
            try (OnnxTensor input = OnnxTensor.createTensor(environment, values, new long[] {count, check.width()});
                    OrtSession.Result result =
                            session.run(Map.of(TwinWriter.INPUT, input), Set.of(TwinWriter.PROBABILITIES))) {
                Optional<FloatBuffer> probabilities = result.get(TwinWriter.PROBABILITIES)
                        .filter(OnnxTensor.class::isInstance)
                        .map(value -> ((OnnxTensor) value).getFloatBuffer());
                FloatBuffer found = probabilities.orElseThrow();
                for (int i = 0; i < count; i++) {
                    margins[i] = (float) StrictMath.log((double) found.get(2 * i + 1) / found.get(2 * i));
                }
            }
        } catch (OrtException e) {
            throw new IllegalStateException("onnxruntime does not run", e);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("onnxruntime does not close", e);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
