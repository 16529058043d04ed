package io.neuralfocus.scorer.onnx;

import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.VectorCheck;
import java.util.List;

/** Margins of a forest's ONNX twin, run by onnxruntime on one thread. */
public final class OnnxScorer implements Scorer {

    private final VectorCheck check;
    private final OnnxRows graph;

    private OnnxScorer(VectorCheck check, OnnxRows graph) {
        this.check = check;
        this.graph = graph;
    }

    /** Loads a twin, once {@link OnnxGate} has let it through. */
    public static OnnxScorer load(String name, byte[] model, List<String> features) {
        OnnxGate.check(name, model);
        OnnxRows graph = OnnxRows.load(name, model, TwinWriter.INPUT, features.size(), TwinWriter.PROBABILITIES, 2)
                .orElseThrow(() -> new RefusedModelException(
                        name, "graph", "is not the twin of a forest of " + features.size() + " features"));
        return new OnnxScorer(new VectorCheck(features), graph);
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
        graph.run(rows, 0, count, found -> {
            for (int i = 0; i < count; i++) {
                margins[i] = (float) StrictMath.log((double) found.get(2 * i + 1) / found.get(2 * i));
            }
        });
    }

    @Override
    public void close() {
        graph.close();
    }
}
