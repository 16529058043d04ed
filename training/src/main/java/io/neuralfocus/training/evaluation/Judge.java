package io.neuralfocus.training.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Judges probabilities by what came. Every row counts the same; intervals are by user, or by day if there are few. */
public final class Judge {

    private static final Set<Metric> ALL = Set.of(Metric.values());
    private static final Set<Metric> OF_SLICES = Set.of(Metric.AUC, Metric.BRIER);

    private final int draws;
    private final long seed;

    public Judge(int draws, long seed) {
        this.draws = draws;
        this.seed = seed;
    }

    /** With as many draws as the design asks for. */
    public static Judge seeded(long seed) {
        return new Judge(Resampling.USUAL_DRAWS, seed);
    }

    /** Judges a model alone. */
    public Judged judge(Outcomes outcomes, double[] probabilities) {
        fit(outcomes, probabilities);
        Resampling resampling = outcomes.resampling(draws, seed);
        Sample all = new Sample(outcomes, probabilities, rowsInTurn(outcomes.rows()), resampling);
        Tally once = all.once();
        List<Rungs> bins = once.rows() == 0 ? List.of() : Rungs.equalCounts(once, Rungs.ECE_BINS);
        CalibratedTwin twin = CalibratedTwin.of(once, bins, seed);
        return new Judged(
                outcomes.rows(),
                outcomes.users(),
                outcomes.baseRate(),
                all.figures(ALL),
                twin.ece(),
                all.bands(once),
                all.reliability(once, bins, twin),
                slices(outcomes, probabilities, resampling),
                resampling);
    }

    /** Holds a model against another one on the same rows, draw by draw. */
    public Comparison compare(Outcomes outcomes, double[] probabilities, double[] others) {
        fit(outcomes, probabilities);
        fit(outcomes, others);
        Resampling resampling = outcomes.resampling(draws, seed);
        int[] every = rowsInTurn(outcomes.rows());
        Sample one = new Sample(outcomes, probabilities, every, resampling);
        Sample other = new Sample(outcomes, others, every, resampling);
        Map<Metric, double[]> ours = one.drawn(ALL);
        Map<Metric, double[]> theirs = other.drawn(ALL);
        Map<Metric, Figure> differences = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            double[] drawn = ours.getOrDefault(metric, new double[0]).clone();
            double[] minus = theirs.getOrDefault(metric, new double[0]);
            Arrays.setAll(drawn, draw -> drawn[draw] - minus[draw]);
            OptionalDouble here = metric.of(one.once());
            OptionalDouble there = metric.of(other.once());
            List<OptionalDouble> byUser = one.byUser(metric);
            List<OptionalDouble> theirsByUser = other.byUser(metric);
            List<OptionalDouble> differencesByUser = new ArrayList<>();
            for (int user = 0; user < byUser.size(); user++) {
                differencesByUser.add(minus(byUser.get(user), theirsByUser.get(user)));
            }
            differences.put(metric, Figure.of(minus(here, there), Interval.middle(drawn), differencesByUser));
        }
        return new Comparison(outcomes.rows(), outcomes.users(), differences, resampling);
    }

    private static OptionalDouble minus(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(one.getAsDouble() - other.getAsDouble())
                : OptionalDouble.empty();
    }

    private static void fit(Outcomes outcomes, double[] probabilities) {
        if (outcomes.rows() != probabilities.length) {
            throw new IllegalArgumentException(outcomes.rows() + " outcomes and " + probabilities.length
                    + " probabilities do not belong together");
        }
    }

    private static List<Slice> slices(Outcomes outcomes, double[] probabilities, Resampling resampling) {
        List<Slice> slices = new ArrayList<>();
        for (Slicing slicing : outcomes.slicings()) {
            int[][] rowsOf = slicing.rows();
            for (int slice = 0; slice < rowsOf.length; slice++) {
                if (rowsOf[slice].length > 0) {
                    Sample some = new Sample(outcomes, probabilities, rowsOf[slice], resampling);
                    Tally once = some.once();
                    slices.add(new Slice(
                            slicing.by(),
                            slicing.values().get(slice),
                            rowsOf[slice].length,
                            some.users(),
                            once.rate(once.all()),
                            some.figures(OF_SLICES)));
                }
            }
        }
        return slices;
    }

    private static int[] rowsInTurn(int count) {
        int[] rows = new int[count];
        Arrays.setAll(rows, row -> row);
        return rows;
    }
}
