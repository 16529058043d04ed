package io.neuralfocus.training.dataset;

import java.util.ArrayList;
import java.util.List;

/** Rows of as many floats each, in chunks: growing copies nothing and needs no room for a second copy. */
final class FloatRows {

    private static final int CHUNK_ROWS = 4_096;

    private final int width;
    private final List<float[]> chunks = new ArrayList<>();
    private int count;

    FloatRows(int width) {
        this.width = width;
    }

    void add(float[] row) {
        if (row.length != width) {
            throw new IllegalArgumentException("a row of " + row.length + " values among rows of " + width);
        }
        int within = count % CHUNK_ROWS;
        if (within == 0) {
            chunks.add(new float[CHUNK_ROWS * width]);
        }
        System.arraycopy(row, 0, chunks.get(chunks.size() - 1), within * width, width);
        count++;
    }

    void copy(int row, int[] columns, float[] out, int from) {
        float[] chunk = chunks.get(row / CHUNK_ROWS);
        int first = row % CHUNK_ROWS * width;
        for (int i = 0; i < columns.length; i++) {
            out[from + i] = chunk[first + columns[i]];
        }
    }

    float value(int row, int column) {
        return chunks.get(row / CHUNK_ROWS)[row % CHUNK_ROWS * width + column];
    }
}
