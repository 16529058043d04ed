package io.neuralfocus.training.trainer.sequence;

import io.neuralfocus.scorer.onnx.SequenceNetwork;
import io.neuralfocus.scorer.onnx.SequenceShape;
import io.neuralfocus.training.dataset.RowView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The rows of a step, cut into shards of a fixed size that threads share. Each shard has a gradient of its own, and they
 * are added in the order of the shards: so the sum does not depend on how many threads there are, nor on which was first.
 */
final class Shards implements AutoCloseable {

    private static final int ROWS = 32;

    private final SequenceShape shape;
    private final Standard standard;
    private final RowView rows;
    private final float[] labels;
    private final float[] weightsOfRows;
    private final ExecutorService threads;
    private final List<Shard> shards = new ArrayList<>();

    /**
     * Shards over these rows.
     *
     * @param most rows of a step
     * @param labels 1 or 0, one a row
     * @param weightsOfRows how much each row counts
     */
    Shards(
            SequenceShape shape,
            Standard standard,
            RowView rows,
            float[] labels,
            float[] weightsOfRows,
            int most,
            int threads) {
        this.shape = shape;
        this.standard = standard;
        this.rows = rows;
        this.labels = labels;
        this.weightsOfRows = weightsOfRows;
        this.threads = Executors.newFixedThreadPool(threads);
        for (int from = 0; from < most; from += ROWS) {
            shards.add(new Shard());
        }
    }

    /** Adds the gradient of the mean loss over some rows, whose numbers stand one after the other; answers that loss. */
    double gradient(float[] weights, int[] order, int from, int count, float[] gradient) {
        List<Shard> used = shards.subList(0, (count + ROWS - 1) / ROWS);
        List<Callable<Double>> work = new ArrayList<>();
        for (int i = 0; i < used.size(); i++) {
            Shard shard = used.get(i);
            int first = from + i * ROWS;
            int size = Math.min(ROWS, from + count - first);
            work.add(() -> shard.walk(weights, order, first, size, count));
        }
        double loss = 0;
        for (double part : done(work)) {
            loss += part;
        }
        for (Shard shard : used) {
            Blocks.add(1, shard.gradient, 0, gradient, 0, gradient.length);
        }
        return loss / count;
    }

    private List<Double> done(List<Callable<Double>> work) {
        List<Double> answers = new ArrayList<>();
        try {
            for (Future<Double> answer : threads.invokeAll(work)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the training was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a step of the training failed", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class Shard {

        private final Pass pass = new Pass(shape, ROWS);
        private final float[] gradient = new float[shape.size()];
        private final float[] row = new float[shape.row()];
        private final float[] slopes = new float[ROWS];

        double walk(float[] weights, int[] order, int first, int size, int of) {
            Arrays.fill(gradient, 0);
            pass.prepare(weights);
            for (int i = 0; i < size; i++) {
                rows.vector(order[first + i], row, 0);
                pass.take(i, row, standard);
            }
            pass.forward(weights, size);
            double loss = 0;
            for (int i = 0; i < size; i++) {
                int at = order[first + i];
                double weight = weightsOfRows[at];
                loss += weight * Loss.of(pass.margin(i), labels[at]);
                slopes[i] = (float) (weight * Loss.slope(pass.margin(i), labels[at]) / of);
            }
            pass.backward(weights, slopes, size, gradient);
            return loss;
        }
    }

    /** The margins that a network gives these rows, in their order. */
    static float[] margins(SequenceNetwork network, RowView rows) {
        SequenceShape shape = network.shape();
        Standard standard = new Standard(network.mean(), network.scale());
        Pass pass = new Pass(shape, ROWS);
        pass.prepare(network.weights());
        float[] row = new float[shape.row()];
        float[] margins = new float[rows.size()];
        for (int first = 0; first < margins.length; first += ROWS) {
            int size = Math.min(ROWS, margins.length - first);
            for (int i = 0; i < size; i++) {
                rows.vector(first + i, row, 0);
                pass.take(i, row, standard);
            }
            pass.forward(network.weights(), size);
            for (int i = 0; i < size; i++) {
                margins[first + i] = pass.margin(i);
            }
        }
        return margins;
    }
}
