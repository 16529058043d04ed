package io.neuralfocus.training.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring rungs of a ladder.
 *
 * @param to the first one behind them
 */
record Rungs(int from, int to) {

    /** As many bins as calibration is judged in. */
    static final int ECE_BINS = 15;

    /**
     * Bins of equal count. Rows of one probability stay together: a bin ends with the rung that fills it, and if that rung
     * fills several, there are fewer of them.
     */
    static List<Rungs> equalCounts(Tally tally, int bins) {
        List<Rungs> found = new ArrayList<>();
        long rows = tally.rows();
        long met = 0;
        long filled = 0;
        int from = 0;
        for (int rung = 0; rung < tally.rungs(); rung++) {
            met += tally.happened(rung) + tally.not(rung);
            long fills = met * bins / rows;
            if (fills > filled) {
                found.add(new Rungs(from, rung + 1));
                filled = fills;
                from = rung + 1;
            }
        }
        return found;
    }
}
