package io.neuralfocus.scorer.onnx;

import io.neuralfocus.feature.EventSequence;
import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.RefusedVectorException;
import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.VectorCheck;
import java.util.List;

/**
 * Margins of a sequence network, run by onnxruntime on one thread. A row is a vector with the last events behind it.
 *
 * <p>Each row is run by itself: the runtime takes several numbers at once and what is left over one by one, so that a row's
 * last bits would depend on its place among others.
 */
public final class SequenceScorer implements Scorer {

    private final VectorCheck check;
    private final SequenceShape shape;
    private final OnnxRows graph;

    private SequenceScorer(VectorCheck check, SequenceShape shape, OnnxRows graph) {
        this.check = check;
        this.shape = shape;
        this.graph = graph;
    }

    /** Loads a network, once {@link SequenceReader} has read it. */
    public static SequenceScorer load(String name, byte[] model, List<String> features) {
        SequenceNetwork network = SequenceReader.read(name, model);
        if (!network.features().equals(features)) {
            throw new RefusedModelException(
                    name, SequenceWriter.FEATURES, "are not the " + features.size() + " that the card names");
        }
        int width = features.size();
        OnnxRows graph = OnnxRows.load(name, model, SequenceWriter.ROW, width, SequenceWriter.MARGIN, 1)
                .orElseThrow(() -> new RefusedModelException(name, "graph", "does not take rows of " + width));
        return new SequenceScorer(new VectorCheck(features), network.shape(), graph);
    }

    @Override
    public List<String> features() {
        return check.features();
    }

    /** How many columns stand before those of the sequence. */
    public int vectorSize() {
        return shape.vector();
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
        int width = shape.row();
        for (int row = 0; row < count; row++) {
            events(rows, row * width + shape.vector());
        }
        for (int row = 0; row < count; row++) {
            int at = row;
            graph.run(rows, row * width, 1, found -> margins[at] = found.get(0));
        }
    }

    /** Codes are places in tables: the runtime must never be asked for one that is not there. NaN is the padding's 0. */
    private void events(float[] rows, int from) {
        int length = shape.length();
        for (int i = 0; i < length; i++) {
            code(rows, from, i, EventSequence.TYPES);
            code(rows, from, 2 * length + i, EventSequence.CATEGORIES);
            if (rows[from + length + i] < 0) {
                throw refused(rows, from, length + i, "a time from one event to the next is not negative");
            }
        }
    }

    private void code(float[] rows, int from, int column, int below) {
        float code = rows[from + column];
        boolean known = Float.isNaN(code) || (code >= 0 && code < below && code == (int) code);
        if (!known) {
            throw refused(rows, from, column, "whole numbers from 0 to " + (below - 1) + " are known");
        }
    }

    private RefusedVectorException refused(float[] rows, int from, int column, String reason) {
        return new RefusedVectorException(
                check.features().get(shape.vector() + column) + " is " + rows[from + column] + "; " + reason);
    }

    @Override
    public void close() {
        graph.close();
    }
}
