package io.neuralfocus.training.trainer.sequence;

import io.neuralfocus.scorer.onnx.SequenceNetwork;
import io.neuralfocus.training.dataset.RowView;

/** How the vector's columns are brought to one scale: see {@link SequenceNetwork}. */
@SuppressWarnings("ArrayRecordComponent") // handed from one to the next, never compared
record Standard(float[] mean, float[] scale) {

    /** By the first columns of these rows; missing values count nowhere. */
    static Standard of(RowView rows, int columns) {
        double[] sums = new double[columns];
        double[] squares = new double[columns];
        long[] told = new long[columns];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns; column++) {
                float value = rows.value(row, column);
                if (!Float.isNaN(value)) {
                    double log = logarithm(value);
                    sums[column] += log;
                    squares[column] += log * log;
                    told[column]++;
                }
            }
        }
        float[] mean = new float[columns];
        float[] scale = new float[columns];
        for (int column = 0; column < columns; column++) {
            double middle = told[column] == 0 ? 0 : sums[column] / told[column];
            double variance = told[column] == 0 ? 0 : squares[column] / told[column] - middle * middle;
            mean[column] = (float) middle;
            // A column that never changed in training says nothing later either.
            scale[column] = variance < 1e-9 ? 0 : (float) (1 / Math.sqrt(variance));
        }
        return new Standard(mean, scale);
    }

    /** Writes the first columns of a row as the network takes them. */
    void apply(float[] row, float[] out, int to) {
        for (int column = 0; column < mean.length; column++) {
            float value = row[column];
            float scaled = Float.isNaN(value) ? 0 : (logarithm(value) - mean[column]) * scale[column];
            out[to + column] = Math.max(-SequenceNetwork.MOST, Math.min(SequenceNetwork.MOST, scaled));
        }
    }

    /** sign(x) ln(1 + |x|). */
    static float logarithm(float value) {
        return (float) (Math.signum(value) * StrictMath.log(1 + (double) Math.abs(value)));
    }
}
