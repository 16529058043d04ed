package io.neuralfocus.scorer;

import java.util.List;

/** What every engine asks of a vector before it looks at it: the right width, and no infinity. */
public final class VectorCheck {

    private final List<String> features;
    private final int width;

    public VectorCheck(List<String> features) {
        this.features = List.copyOf(features);
        this.width = features.size();
    }

    public List<String> features() {
        return features;
    }

    public int width() {
        return width;
    }

    /** Refuses a vector of another width or with an infinite value. */
    public void vector(float[] vector) {
        if (vector.length != width) {
            throw new RefusedVectorException("a vector of " + vector.length + " values; this model takes " + width);
        }
        finite(vector, width);
    }

    /** Refuses a batch that is too short for its count, or has an infinite value. */
    public void rows(float[] rows, int count, float[] margins) {
        if (count < 0 || rows.length < (long) count * width || margins.length < count) {
            throw new RefusedVectorException(count + " rows of " + width + " values do not fit into " + rows.length
                    + " values and " + margins.length + " margins");
        }
        finite(rows, count * width);
    }

    private void finite(float[] values, int to) {
        // No jump in the loop: one look at all, a second only to name the culprit. NaN is greater than nothing.
        boolean infinite = false;
        for (int i = 0; i < to; i++) {
            infinite |= Math.abs(values[i]) > Float.MAX_VALUE;
        }
        if (infinite) {
            throw infinity(values, to);
        }
    }

    private RefusedVectorException infinity(float[] values, int to) {
        int i = 0;
        while (i < to - 1 && !Float.isInfinite(values[i])) {
            i++;
        }
        return new RefusedVectorException(features.get(i % width) + " is infinite"
                + (to > width ? " in row " + i / width : "") + "; leave it NaN if it is missing");
    }
}
