package io.neuralfocus.training.dataset;

import io.neuralfocus.feature.FeatureStream;

/** Reads off a stream, at the instant it stands on, what a sequence model wants beside the vector. */
public interface SequenceReader {

    /** For models of vectors alone. */
    SequenceReader NONE = new SequenceReader() {
        @Override
        public int width() {
            return 0;
        }

        @Override
        public void read(FeatureStream stream, float[] out) {
            // There is nothing to read.
        }
    };

    /** How many floats it reads. */
    int width();

    /** Fills the array. */
    void read(FeatureStream stream, float[] out);
}
