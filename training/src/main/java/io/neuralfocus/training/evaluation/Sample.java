package io.neuralfocus.training.evaluation;

import io.neuralfocus.prediction.RiskCategory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Some of the rows, and how they are drawn. */
final class Sample {

    private final double[] probabilities;
    private final boolean[] happened;
    private final int[] users;
    private final Resampling resampling;
    private final boolean drawable;
    private final Ladder ladder;
    private final List<Tally> tallies;

    Sample(Outcomes outcomes, double[] all, int[] rows, Resampling resampling) {
        this.probabilities = Arrays.stream(rows).mapToDouble(row -> all[row]).toArray();
        this.happened = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            happened[i] = outcomes.happened()[rows[i]];
        }
        this.users = pick(outcomes.usersOfRows(), rows);
        int[] clusters = pick(outcomes.clusters(resampling.by()), rows);
        this.resampling = resampling;
        this.drawable = Arrays.stream(clusters).anyMatch(cluster -> cluster != clusters[0]);
        this.ladder = new Ladder(probabilities, happened, clusters);
        this.tallies = talliesOfUsers();
    }

    private static int[] pick(int[] all, int[] rows) {
        return Arrays.stream(rows).map(row -> all[row]).toArray();
    }

    /** Every row once. */
    Tally once() {
        return ladder.tally();
    }

    int users() {
        return tallies.size();
    }

    private List<Tally> talliesOfUsers() {
        List<String> names = Collections.nCopies(Arrays.stream(users).max().orElse(-1) + 1, "");
        List<Tally> found = new ArrayList<>();
        for (int[] rows : new Slicing("user", names, users).rows()) {
            if (rows.length > 0) {
                double[] own = Arrays.stream(rows)
                        .mapToDouble(row -> probabilities[row])
                        .toArray();
                boolean[] came = new boolean[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    came[i] = happened[rows[i]];
                }
                found.add(new Ladder(own, came, new int[rows.length]).tally());
            }
        }
        return found;
    }

    List<OptionalDouble> byUser(Metric metric) {
        return tallies.stream().map(metric::of).toList();
    }

    Map<Metric, Figure> figures(Set<Metric> metrics) {
        Tally once = ladder.tally();
        Map<Metric, double[]> drawn = drawn(metrics);
        Map<Metric, Figure> figures = new EnumMap<>(Metric.class);
        for (Metric metric : metrics) {
            figures.put(
                    metric,
                    Figure.of(
                            metric.of(once),
                            Interval.middle(drawn.getOrDefault(metric, new double[0])),
                            byUser(metric)));
        }
        return figures;
    }

    /** What each metric was in each draw; NaN where it was nothing. */
    Map<Metric, double[]> drawn(Set<Metric> metrics) {
        Map<Metric, double[]> drawn = new EnumMap<>(Metric.class);
        metrics.forEach(metric -> drawn.put(metric, new double[drawable ? resampling.draws() : 0]));
        eachDraw((draw, tally) -> drawn.forEach(
                (metric, values) -> values[draw] = metric.of(tally).orElse(Double.NaN)));
        return drawn;
    }

    List<Band> bands(Tally once) {
        RiskCategory[] categories = RiskCategory.values();
        List<Rungs> parts = new ArrayList<>();
        int from = 0;
        for (RiskCategory category : categories) {
            int to = from;
            while (to < once.rungs() && RiskCategory.of(once.probability(to)) == category) {
                to++;
            }
            parts.add(new Rungs(from, to));
            from = to;
        }
        List<Optional<Interval>> intervals = intervals(parts);
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Rungs part = parts.get(i);
            long rows = once.rows(part);
            bands.add(new Band(
                    categories[i],
                    rows,
                    rows == 0 ? OptionalDouble.empty() : OptionalDouble.of(once.expected(part) / rows),
                    rows == 0 ? OptionalDouble.empty() : OptionalDouble.of(once.rate(part)),
                    intervals.get(i)));
        }
        return bands;
    }

    List<ReliabilityBin> reliability(Tally once, List<Rungs> bins, CalibratedTwin twin) {
        List<Optional<Interval>> intervals = intervals(bins);
        List<ReliabilityBin> points = new ArrayList<>();
        for (int i = 0; i < bins.size(); i++) {
            long rows = once.rows(bins.get(i));
            points.add(new ReliabilityBin(
                    rows,
                    once.expected(bins.get(i)) / rows,
                    once.rate(bins.get(i)),
                    intervals.get(i),
                    twin.rates().get(i)));
        }
        return points;
    }

    private List<Optional<Interval>> intervals(List<Rungs> parts) {
        double[][] rates = new double[parts.size()][drawable ? resampling.draws() : 0];
        eachDraw((draw, tally) -> {
            for (int i = 0; i < parts.size(); i++) {
                rates[i][draw] = tally.rate(parts.get(i));
            }
        });
        return Arrays.stream(rates).map(Interval::middle).toList();
    }

    private interface Draw {
        void of(int number, Tally tally);
    }

    private void eachDraw(Draw consumer) {
        if (!drawable) {
            return;
        }
        Tally tally = new Tally(ladder);
        int[] number = {0};
        resampling.each(weights -> {
            ladder.count(weights, tally);
            consumer.of(number[0]++, tally);
        });
    }
}
