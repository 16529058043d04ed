package io.neuralfocus.training.evaluation;

import java.util.Arrays;

/**
 * Rows in the order of their probabilities, to be counted again and again with other weights.
 *
 * <p>Why a ladder: a bootstrap asks the same rows thousands of times, with each person counted so and so often. Rows of one
 * probability make a rung, and of a rung only the counts by cluster are kept. Calibrated probabilities have some hundred
 * values, so one draw costs some thousand additions of whole numbers, however many rows there are; and what is counted
 * is exact.
 */
final class Ladder {

    /** No probability is taken for more certain than this where its logarithm is asked. */
    private static final double SUREST = 1e-15;

    private final double[] probabilities;
    private final double[] lossesIfSo;
    private final double[] lossesIfNot;
    private final int[] firstCells;
    private final int[] clusters;
    private final int[] happened;
    private final int[] not;

    /**
     * A ladder of these rows.
     *
     * @param clusters whose each row is: what is drawn together
     */
    Ladder(double[] probabilities, boolean[] happened, int[] clusters) {
        check(probabilities);
        this.probabilities = distinct(probabilities);
        int[] rungs = new int[probabilities.length];
        for (int row = 0; row < rungs.length; row++) {
            rungs[row] = Arrays.binarySearch(this.probabilities, positive(probabilities[row]));
        }
        int[] order = sortedBy(rungs, sortedBy(clusters, rowsInTurn(rungs.length)));
        this.firstCells = new int[this.probabilities.length + 1];
        int cells = 0;
        int[] owners = new int[order.length];
        int[] so = new int[order.length];
        int[] notSo = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            boolean sameRung = i > 0 && rungs[order[i - 1]] == rungs[row];
            if (!sameRung) {
                firstCells[rungs[row]] = cells;
            }
            if (!sameRung || clusters[order[i - 1]] != clusters[row]) {
                owners[cells++] = clusters[row];
            }
            if (happened[row]) {
                so[cells - 1]++;
            } else {
                notSo[cells - 1]++;
            }
        }
        firstCells[this.probabilities.length] = cells;
        this.clusters = Arrays.copyOf(owners, cells);
        this.happened = Arrays.copyOf(so, cells);
        this.not = Arrays.copyOf(notSo, cells);
        this.lossesIfSo = Arrays.stream(this.probabilities)
                .map(p -> -StrictMath.log(Math.max(p, SUREST)))
                .toArray();
        this.lossesIfNot = Arrays.stream(this.probabilities)
                .map(p -> -StrictMath.log(Math.max(1 - p, SUREST)))
                .toArray();
    }

    private static void check(double[] probabilities) {
        for (int row = 0; row < probabilities.length; row++) {
            if (!(probabilities[row] >= 0 && probabilities[row] <= 1)) {
                throw new IllegalArgumentException("row " + row + ": " + probabilities[row] + " is no probability");
            }
        }
    }

    private static double positive(double value) {
        return value == 0 ? 0 : value;
    }

    private static double[] distinct(double[] values) {
        return Arrays.stream(values).map(Ladder::positive).sorted().distinct().toArray();
    }

    private static int[] rowsInTurn(int count) {
        int[] rows = new int[count];
        Arrays.setAll(rows, row -> row);
        return rows;
    }

    /** Rows by small whole keys; those of one key keep their order. */
    private static int[] sortedBy(int[] keys, int[] rows) {
        int[] places = new int[Arrays.stream(keys).max().orElse(0) + 2];
        for (int key : keys) {
            places[key + 1]++;
        }
        for (int key = 1; key < places.length; key++) {
            places[key] += places[key - 1];
        }
        int[] sorted = new int[rows.length];
        for (int row : rows) {
            sorted[places[keys[row]]++] = row;
        }
        return sorted;
    }

    int rungs() {
        return probabilities.length;
    }

    double probability(int rung) {
        return probabilities[rung];
    }

    double lossIfSo(int rung) {
        return lossesIfSo[rung];
    }

    double lossIfNot(int rung) {
        return lossesIfNot[rung];
    }

    /** Every row once. */
    Tally tally() {
        int[] once = new int[Arrays.stream(clusters).max().orElse(-1) + 1];
        Arrays.fill(once, 1);
        Tally tally = new Tally(this);
        count(once, tally);
        return tally;
    }

    /** Counts each row as often as its cluster weighs. */
    void count(int[] weights, Tally tally) {
        for (int rung = 0; rung < probabilities.length; rung++) {
            long so = 0;
            long notSo = 0;
            for (int cell = firstCells[rung]; cell < firstCells[rung + 1]; cell++) {
                int weight = weights[clusters[cell]];
                so += (long) weight * happened[cell];
                notSo += (long) weight * not[cell];
            }
            tally.set(rung, so, notSo);
        }
        tally.sum();
    }
}
