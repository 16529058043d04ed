package io.neuralfocus.training.trainer.sequence;

/** Products of matrices that lie row by row in flat arrays. The inner loops run along rows, four rows at once. */
final class Blocks {

    private Blocks() {}

    /** out += left x right, where left is rows x inner and right is inner x columns. */
    static void multiply(
            float[] left,
            int leftFrom,
            float[] right,
            int rightFrom,
            float[] out,
            int outFrom,
            int rows,
            int inner,
            int columns) {
        for (int row = 0; row < rows; row++) {
            int o = outFrom + row * columns;
            int l = leftFrom + row * inner;
            int k = 0;
            for (; k + 3 < inner; k += 4) {
                add4(
                        left[l + k],
                        left[l + k + 1],
                        left[l + k + 2],
                        left[l + k + 3],
                        right,
                        rightFrom + k * columns,
                        columns,
                        out,
                        o,
                        columns);
            }
            for (; k < inner; k++) {
                add(left[l + k], right, rightFrom + k * columns, out, o, columns);
            }
        }
    }

    /** out += transpose(left) x right, where left is rows x inner and right is rows x columns; out is inner x columns. */
    static void multiplyTransposed(
            float[] left,
            int leftFrom,
            float[] right,
            int rightFrom,
            float[] out,
            int outFrom,
            int rows,
            int inner,
            int columns) {
        for (int k = 0; k < inner; k++) {
            int o = outFrom + k * columns;
            int l = leftFrom + k;
            int row = 0;
            for (; row + 3 < rows; row += 4) {
                int at = l + row * inner;
                add4(
                        left[at],
                        left[at + inner],
                        left[at + 2 * inner],
                        left[at + 3 * inner],
                        right,
                        rightFrom + row * columns,
                        columns,
                        out,
                        o,
                        columns);
            }
            for (; row < rows; row++) {
                add(left[l + row * inner], right, rightFrom + row * columns, out, o, columns);
            }
        }
    }

    private static void add4(
            float a, float b, float c, float d, float[] right, int from, int apart, float[] out, int to, int count) {
        int second = from + apart;
        int third = second + apart;
        int fourth = third + apart;
        for (int j = 0; j < count; j++) {
            out[to + j] += a * right[from + j] + b * right[second + j] + c * right[third + j] + d * right[fourth + j];
        }
    }

    /** out += a x row. */
    static void add(float a, float[] right, int from, float[] out, int to, int count) {
        for (int j = 0; j < count; j++) {
            out[to + j] += a * right[from + j];
        }
    }

    /** The transpose of a matrix of so many rows and columns. */
    static void transpose(float[] matrix, int from, int rows, int columns, float[] out) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                out[column * rows + row] = matrix[from + row * columns + column];
            }
        }
    }
}
