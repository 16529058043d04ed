package io.neuralfocus.scorer.onnx;

import io.neuralfocus.feature.EventSequence;

/**
 * How large a sequence network is, and where each of its parts lies in the one array that holds all its weights. Matrices
 * lie row by row.
 *
 * @param vector columns of the vector
 * @param length events of the sequence, whose columns follow those of the vector
 * @param embedding numbers that stand for a type and for an app's categories, each
 * @param hidden numbers that the LSTM keeps
 * @param dense numbers between the joined layer and the margin
 */
public record SequenceShape(int vector, int length, int embedding, int hidden, int dense) {

    private static final int MOST = 4_096;

    /** Input, output, forget, cell: the order of ONNX. */
    private static final int GATES = 4;

    public SequenceShape {
        for (int size : new int[] {vector, length, embedding, hidden, dense}) {
            if (size < 1 || size > MOST) {
                throw new IllegalArgumentException(size + " is no size of a network's part: 1 to " + MOST + " are");
            }
        }
    }

    /** How wide a row is that the network takes. */
    public int row() {
        return vector + EventSequence.CHANNELS * length;
    }

    /** How wide the four gates are together. */
    public int gates() {
        return GATES * hidden;
    }

    /** How wide an event is for the LSTM: two embeddings and the gap. */
    public int input() {
        return 2 * embedding + 1;
    }

    /** How wide the layer is in which the LSTM's last state and the vector meet. */
    public int joined() {
        return hidden + vector;
    }

    /** Where the embeddings of the types begin. */
    public int types() {
        return 0;
    }

    /** Where the embeddings of the categories begin. */
    public int categories() {
        return types() + EventSequence.TYPES * embedding;
    }

    /** From an event to the gates: a row for each number of {@link #input}, the gap last. */
    public int inputWeights() {
        return categories() + EventSequence.CATEGORIES * embedding;
    }

    /** From the state to the gates: a row for each number of {@link #hidden}. */
    public int hiddenWeights() {
        return inputWeights() + input() * gates();
    }

    public int gateBiases() {
        return hiddenWeights() + hidden * gates();
    }

    /** From the joined layer to the dense one: a row for each number of {@link #joined}, the state's first. */
    public int denseWeights() {
        return gateBiases() + gates();
    }

    public int denseBiases() {
        return denseWeights() + joined() * dense;
    }

    public int marginWeights() {
        return denseBiases() + dense;
    }

    public int marginBias() {
        return marginWeights() + dense;
    }

    /** How many weights there are in all. */
    public int size() {
        return marginBias() + 1;
    }
}
