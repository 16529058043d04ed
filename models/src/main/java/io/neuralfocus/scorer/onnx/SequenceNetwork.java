package io.neuralfocus.scorer.onnx;

import java.util.List;

/**
 * A network that reads the last events with an LSTM, joins what it kept with the vector, and answers a margin.
 *
 * <p>Each column x of the vector enters as sign(x) ln(1 + |x|), less its mean, times its scale, cut at {@link #MOST}; a
 * missing one enters as 0, which is the mean. A gap of s seconds enters as (ln(1 + s) - {@link #GAP_MEAN}) x {@link
 * #GAP_SCALE}. The dense layer is bent by the hyperbolic tangent.
 *
 * @param features names of all columns of a row
 * @param mean of each column of the vector, after the logarithm
 * @param scale of each column of the vector: one over its standard deviation, 0 where that is 0
 * @param weights by the places that the shape tells
 */
@SuppressWarnings("ArrayRecordComponent") // handed from one to the next, never compared
public record SequenceNetwork(
        SequenceShape shape, List<String> features, float[] mean, float[] scale, float[] weights) {

    public static final float MOST = 5;
    public static final float GAP_MEAN = 1.5f;
    public static final float GAP_SCALE = 0.75f;

    public SequenceNetwork {
        features = List.copyOf(features);
        if (features.size() != shape.row()
                || mean.length != shape.vector()
                || scale.length != shape.vector()
                || weights.length != shape.size()) {
            throw new IllegalArgumentException(features.size() + " features, " + mean.length + " means, " + scale.length
                    + " scales and " + weights.length + " weights do not fit " + shape);
        }
    }
}
