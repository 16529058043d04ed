package io.neuralfocus.training.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a twin would show on the same rows whose probabilities all mean what they say: its outcomes are drawn from them,
 * each row for itself, again and again.
 *
 * @param ece what its ECE comes to on average: less can be expected of nobody with as many rows
 * @param rates where 95 % of its observed rates lie, in each bin
 */
record CalibratedTwin(double ece, List<Interval> rates) {

    private static final int LIVES = 200;

    static CalibratedTwin of(Tally tally, List<Rungs> bins, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rates = new double[bins.size()][LIVES];
        double distances = 0;
        for (int life = 0; life < LIVES; life++) {
            for (int bin = 0; bin < bins.size(); bin++) {
                long happened = drawn(tally, bins.get(bin), random);
                rates[bin][life] = (double) happened / tally.rows(bins.get(bin));
                distances += Math.abs(happened - tally.expected(bins.get(bin)));
            }
        }
        return new CalibratedTwin(
                tally.rows() == 0 ? 0 : distances / LIVES / tally.rows(),
                Arrays.stream(rates)
                        .map(drawn -> Interval.middle(drawn).orElseThrow())
                        .toList());
    }

    private static long drawn(Tally tally, Rungs bin, SplittableRandom random) {
        long happened = 0;
        for (int rung = bin.from(); rung < bin.to(); rung++) {
            double probability = tally.probability(rung);
            long rows = tally.happened(rung) + tally.not(rung);
            for (long row = 0; row < rows; row++) {
                happened += random.nextDouble() < probability ? 1 : 0;
            }
        }
        return happened;
    }
}
