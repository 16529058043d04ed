package io.neuralfocus.simulator.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What adds up over streams. */
final class Tally {

    /** Longer than any stay that matters: what lies beyond is counted here. */
    private static final int LONGEST_S = 86_400;

    private static final int FEWEST_ROWS = 300;

    private final List<Doubles> streams = new ArrayList<>();
    private final Map<String, Counts> people = new TreeMap<>();
    private final long[] stayedBySecond = new long[LONGEST_S + 1];
    private final long[] leftBySecond = new long[LONGEST_S + 1];
    private final TitleRates titles = new TitleRates();
    private long apps;
    private long returns;
    private long visitsWithTwoBefore;

    void visit(double seconds, int furtherTitles, boolean hadOneBefore, boolean returned) {
        titles.add(seconds, furtherTitles);
        visitsWithTwoBefore += hadOneBefore ? 1 : 0;
        returns += returned ? 1 : 0;
    }

    void row(String person, int secondsInApp, boolean leaves) {
        Counts counts = people.computeIfAbsent(person, name -> new Counts());
        counts.rows++;
        counts.left += leaves ? 1 : 0;
        (leaves ? leftBySecond : stayedBySecond)[Math.min(LONGEST_S, secondsInApp)]++;
    }

    void stream(Doubles visits, int differentApps) {
        streams.add(visits);
        apps += differentApps;
    }

    Portrait portrait() {
        Doubles pooled = new Doubles();
        streams.forEach(pooled::addAll);
        return new Portrait(
                people.size(),
                streams,
                pooled.sorted(),
                titles,
                (double) apps / streams.size(),
                (double) returns / visitsWithTwoBefore,
                people.values().stream().mapToLong(counts -> counts.rows).sum(),
                (double) people.values().stream()
                                .mapToLong(counts -> counts.left)
                                .sum()
                        / people.values().stream()
                                .mapToLong(counts -> counts.rows)
                                .sum(),
                spread(),
                auc());
    }

    private double spread() {
        double[] rates = people.values().stream()
                .filter(counts -> counts.rows >= FEWEST_ROWS)
                .mapToDouble(counts -> (double) counts.left / counts.rows)
                .toArray();
        double mean = 0;
        for (double rate : rates) {
            mean += rate / rates.length;
        }
        double square = 0;
        for (double rate : rates) {
            square += (rate - mean) * (rate - mean) / rates.length;
        }
        return Math.sqrt(square);
    }

    /** That of the two rows, one left within 30 s and one not, the first had been in its app for a shorter time. */
    private double auc() {
        double ordered = 0;
        double left = 0;
        double stayed = 0;
        for (int second = 0; second <= LONGEST_S; second++) {
            ordered += stayedBySecond[second] * (left + leftBySecond[second] / 2.0);
            left += leftBySecond[second];
            stayed += stayedBySecond[second];
        }
        return ordered / (left * stayed);
    }

    private static final class Counts {
        private long rows;
        private long left;
    }
}
