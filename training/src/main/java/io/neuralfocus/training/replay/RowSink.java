package io.neuralfocus.training.replay;

import java.io.IOException;

/** Where rows go. */
@FunctionalInterface
public interface RowSink {

    /** One row; the vector is used again for the next one. */
    void row(StreamName name, long instantUs, float[] vector) throws IOException;
}
