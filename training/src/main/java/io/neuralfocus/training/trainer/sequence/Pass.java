package io.neuralfocus.training.trainer.sequence;

import io.neuralfocus.feature.EventSequence;
import io.neuralfocus.scorer.onnx.SequenceNetwork;
import io.neuralfocus.scorer.onnx.SequenceShape;
import java.util.Arrays;

/**
 * One walk through the network with a few rows: forward to their margins, and back to the gradient of their loss. Keeps
 * what the way back needs; belongs to one thread.
 *
 * <p>What an event gives to the gates depends on two small codes and a gap, so the products of embeddings and weights
 * are made once a walk, as tables with a row for each code; an event only adds three rows.
 */
final class Pass {

    private final SequenceShape shape;
    private final int most;

    private final float[] typeTable;
    private final float[] categoryTable;
    private final float[] typeSlopes;
    private final float[] categorySlopes;
    private final float[] hiddenBack;
    private final float[] denseBack;

    /** For each event and row: the gates, the cell after it, its tangent, and what is kept. */
    private final float[] gates;

    private final float[] cells;
    private final float[] bent;
    private final float[] kept;

    private final float[] gaps;
    private final int[] codes;
    private final float[] joined;
    private final float[] dense;
    private final float[] margins;

    private final float[] keptSlopes;
    private final float[] cellSlopes;
    private final float[] gateSlopes;
    private final float[] denseSlopes;
    private final float[] joinedSlopes;

    Pass(SequenceShape shape, int most) {
        this.shape = shape;
        this.most = most;
        int wide = shape.gates();
        int steps = shape.length() * most;
        typeTable = new float[EventSequence.TYPES * wide];
        categoryTable = new float[EventSequence.CATEGORIES * wide];
        typeSlopes = new float[typeTable.length];
        categorySlopes = new float[categoryTable.length];
        hiddenBack = new float[shape.hidden() * wide];
        denseBack = new float[shape.joined() * shape.dense()];
        gates = new float[steps * wide];
        cells = new float[(steps + most) * shape.hidden()];
        bent = new float[steps * shape.hidden()];
        kept = new float[(steps + most) * shape.hidden()];
        gaps = new float[steps];
        codes = new int[2 * steps];
        joined = new float[most * shape.joined()];
        dense = new float[most * shape.dense()];
        margins = new float[most];
        keptSlopes = new float[most * shape.hidden()];
        cellSlopes = new float[most * shape.hidden()];
        gateSlopes = new float[most * wide];
        denseSlopes = new float[most * shape.dense()];
        joinedSlopes = new float[most * shape.joined()];
    }

    /** How many rows a walk takes at most. */
    int most() {
        return most;
    }

    /** The margins of the rows last walked with. */
    float margin(int row) {
        return margins[row];
    }

    /** The products that stand for all events; to be made anew whenever the weights have changed. */
    void prepare(float[] weights) {
        table(weights, shape.types(), 0, EventSequence.TYPES, typeTable);
        table(weights, shape.categories(), 1, EventSequence.CATEGORIES, categoryTable);
        for (int type = 0; type < EventSequence.TYPES; type++) {
            Blocks.add(1, weights, shape.gateBiases(), typeTable, type * shape.gates(), shape.gates());
        }
        Blocks.transpose(weights, shape.hiddenWeights(), shape.hidden(), shape.gates(), hiddenBack);
        Blocks.transpose(weights, shape.denseWeights(), shape.joined(), shape.dense(), denseBack);
    }

    private void table(float[] weights, int embeddings, int block, int codesOf, float[] table) {
        int e = shape.embedding();
        Arrays.fill(table, 0);
        Blocks.multiply(
                weights,
                embeddings,
                weights,
                shape.inputWeights() + block * e * shape.gates(),
                table,
                0,
                codesOf,
                e,
                shape.gates());
    }

    /** Takes a row into a place of the walk: its events as codes, its vector standardised. */
    void take(int place, float[] row, Standard standard) {
        int length = shape.length();
        int events = shape.vector();
        for (int i = 0; i < length; i++) {
            int at = i * most + place;
            codes[2 * at] = (int) row[events + i];
            codes[2 * at + 1] = (int) row[events + 2 * length + i];
            float log = Standard.logarithm(row[events + length + i]);
            gaps[at] = (log - SequenceNetwork.GAP_MEAN) * SequenceNetwork.GAP_SCALE;
        }
        standard.apply(row, joined, place * shape.joined() + shape.hidden());
    }

    /** Walks forward with the first rows taken. */
    void forward(float[] weights, int rows) {
        int hidden = shape.hidden();
        int wide = shape.gates();
        int block = most * hidden;
        for (int i = 0; i < shape.length(); i++) {
            int gate = i * most * wide;
            for (int row = 0; row < rows; row++) {
                event(weights, i * most + row, gate + row * wide);
            }
            Blocks.multiply(kept, i * block, weights, shape.hiddenWeights(), gates, gate, rows, hidden, wide);
            for (int row = 0; row < rows; row++) {
                cell(gate + row * wide, i * block + row * hidden, block);
            }
        }
        int last = shape.length() * block;
        for (int row = 0; row < rows; row++) {
            System.arraycopy(kept, last + row * hidden, joined, row * shape.joined(), hidden);
            System.arraycopy(weights, shape.denseBiases(), dense, row * shape.dense(), shape.dense());
        }
        Blocks.multiply(joined, 0, weights, shape.denseWeights(), dense, 0, rows, shape.joined(), shape.dense());
        Squash.tangent(dense, 0, rows * shape.dense());
        for (int row = 0; row < rows; row++) {
            float margin = weights[shape.marginBias()];
            for (int j = 0; j < shape.dense(); j++) {
                margin += dense[row * shape.dense() + j] * weights[shape.marginWeights() + j];
            }
            margins[row] = margin;
        }
    }

    private void event(float[] weights, int at, int gate) {
        int wide = shape.gates();
        int type = codes[2 * at] * wide;
        int category = codes[2 * at + 1] * wide;
        int gapWeights = shape.inputWeights() + 2 * shape.embedding() * wide;
        float gap = gaps[at];
        for (int j = 0; j < wide; j++) {
            gates[gate + j] = typeTable[type + j] + categoryTable[category + j] + gap * weights[gapWeights + j];
        }
    }

    private void cell(int gate, int at, int block) {
        int hidden = shape.hidden();
        Squash.logistic(gates, gate, gate + 3 * hidden);
        Squash.tangent(gates, gate + 3 * hidden, gate + 4 * hidden);
        int after = at + block;
        for (int j = 0; j < hidden; j++) {
            cells[after + j] =
                    gates[gate + 2 * hidden + j] * cells[at + j] + gates[gate + j] * gates[gate + 3 * hidden + j];
        }
        for (int j = 0; j < hidden; j++) {
            bent[at + j] = Squash.of(cells[after + j]);
        }
        for (int j = 0; j < hidden; j++) {
            kept[after + j] = gates[gate + hidden + j] * bent[at + j];
        }
    }

    /**
     * Walks back with the rows of the last walk forward, and adds to the gradient.
     *
     * @param marginSlopes of the loss, one a row
     */
    void backward(float[] weights, float[] marginSlopes, int rows, float[] gradient) {
        int hidden = shape.hidden();
        int wide = shape.gates();
        int block = most * hidden;
        head(weights, marginSlopes, rows, gradient);
        Arrays.fill(typeSlopes, 0);
        Arrays.fill(categorySlopes, 0);
        Arrays.fill(cellSlopes, 0, rows * hidden, 0);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(joinedSlopes, row * shape.joined(), keptSlopes, row * hidden, hidden);
        }
        int gapGradient = shape.inputWeights() + 2 * shape.embedding() * wide;
        for (int i = shape.length() - 1; i >= 0; i--) {
            for (int row = 0; row < rows; row++) {
                cellBack(i * most * wide + row * wide, i * block + row * hidden, row * hidden, row * wide);
                int at = i * most + row;
                Blocks.add(1, gateSlopes, row * wide, typeSlopes, codes[2 * at] * wide, wide);
                Blocks.add(1, gateSlopes, row * wide, categorySlopes, codes[2 * at + 1] * wide, wide);
                Blocks.add(gaps[at], gateSlopes, row * wide, gradient, gapGradient, wide);
            }
            Blocks.multiplyTransposed(
                    kept, i * block, gateSlopes, 0, gradient, shape.hiddenWeights(), rows, hidden, wide);
            Arrays.fill(keptSlopes, 0, rows * hidden, 0);
            Blocks.multiply(gateSlopes, 0, hiddenBack, 0, keptSlopes, 0, rows, wide, hidden);
        }
        for (int type = 0; type < EventSequence.TYPES; type++) {
            Blocks.add(1, typeSlopes, type * wide, gradient, shape.gateBiases(), wide);
        }
        tableBack(weights, shape.types(), 0, EventSequence.TYPES, typeSlopes, gradient);
        tableBack(weights, shape.categories(), 1, EventSequence.CATEGORIES, categorySlopes, gradient);
    }

    private void head(float[] weights, float[] marginSlopes, int rows, float[] gradient) {
        int width = shape.dense();
        for (int row = 0; row < rows; row++) {
            float slope = marginSlopes[row];
            gradient[shape.marginBias()] += slope;
            for (int j = 0; j < width; j++) {
                float value = dense[row * width + j];
                gradient[shape.marginWeights() + j] += slope * value;
                denseSlopes[row * width + j] = slope * weights[shape.marginWeights() + j] * (1 - value * value);
            }
            Blocks.add(1, denseSlopes, row * width, gradient, shape.denseBiases(), width);
        }
        Blocks.multiplyTransposed(
                joined, 0, denseSlopes, 0, gradient, shape.denseWeights(), rows, shape.joined(), width);
        Arrays.fill(joinedSlopes, 0, rows * shape.joined(), 0);
        Blocks.multiply(denseSlopes, 0, denseBack, 0, joinedSlopes, 0, rows, width, shape.joined());
    }

    private void cellBack(int gate, int at, int slope, int out) {
        int hidden = shape.hidden();
        for (int j = 0; j < hidden; j++) {
            float in = gates[gate + j];
            float outGate = gates[gate + hidden + j];
            float forget = gates[gate + 2 * hidden + j];
            float offered = gates[gate + 3 * hidden + j];
            float tangent = bent[at + j];
            float keptSlope = keptSlopes[slope + j];
            float cellSlope = cellSlopes[slope + j] + keptSlope * outGate * (1 - tangent * tangent);
            gateSlopes[out + j] = cellSlope * offered * in * (1 - in);
            gateSlopes[out + hidden + j] = keptSlope * tangent * outGate * (1 - outGate);
            gateSlopes[out + 2 * hidden + j] = cellSlope * cells[at + j] * forget * (1 - forget);
            gateSlopes[out + 3 * hidden + j] = cellSlope * in * (1 - offered * offered);
            cellSlopes[slope + j] = cellSlope * forget;
        }
    }

    private void tableBack(float[] weights, int embeddings, int block, int codesOf, float[] slopes, float[] gradient) {
        int e = shape.embedding();
        int wide = shape.gates();
        int into = shape.inputWeights() + block * e * wide;
        Blocks.multiplyTransposed(weights, embeddings, slopes, 0, gradient, into, codesOf, e, wide);
        for (int code = 0; code < codesOf; code++) {
            for (int k = 0; k < e; k++) {
                float sum = 0;
                for (int j = 0; j < wide; j++) {
                    sum += slopes[code * wide + j] * weights[into + k * wide + j];
                }
                gradient[embeddings + code * e + k] += sum;
            }
        }
    }
}
