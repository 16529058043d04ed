package io.neuralfocus.scorer;

import java.util.List;

/**
 * One head of one model: vectors in, margins (log-odds) out.
 *
 * <p>Laws that every engine keeps: the same vector has the same margin, on any thread, alone or in a batch, bit for bit;
 * the vector is left as it was; NaN means missing; infinity is refused by its feature's name and a vector of another
 * width by its width.
 */
public interface Scorer extends AutoCloseable {

    /** The features in the order of the vector. */
    List<String> features();

    /** The margin of one vector. */
    float margin(float[] vector);

    /**
     * The margins of many vectors, laid one after the other.
     *
     * @param rows at least {@code count} times the number of features long
     * @param margins filled from 0 to {@code count}
     */
    void margins(float[] rows, int count, float[] margins);

    /** Lets go of what the engine holds outside the heap; scoring after it is an error. */
    @Override
    default void close() {}

    /** The probability that a margin means before any calibration. */
    static double probability(float margin) {
        return 1.0 / (1.0 + StrictMath.exp(-(double) margin));
    }
}
