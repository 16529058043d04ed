package io.neuralfocus.training.report;

import io.neuralfocus.explain.TreeShap;
import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.Tree;
import io.neuralfocus.training.dataset.RowView;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What the trees look at: the gain of each feature in training, and the contributions of the features in some of the
 * rows that are judged.
 *
 * @param units of the features; empty where they have none
 * @param values of the rows, one row after the other
 * @param contributions to the margins of the rows, in log-odds, laid out like the values
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record Explained(
        List<String> features, List<String> units, double[] gains, float[] values, double[] contributions) {

    /** More dots than these make a picture no clearer. */
    private static final int MOST_ROWS = 2_000;

    public Explained {
        features = List.copyOf(features);
        units = List.copyOf(units);
    }

    /**
     * Of these rows, or of so many of them by chance.
     *
     * @param features of the forest, in its order; the rows may hold more than these
     */
    public static Explained of(Forest forest, List<String> features, RowView rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double share = Math.min(1, (double) MOST_ROWS / Math.max(1, rows.size()));
        RowView some = share == 1 ? rows : rows.where(row -> random.nextDouble() < share);
        int[] columns =
                features.stream().mapToInt(rows.schema().names()::indexOf).toArray();
        float[] values = new float[some.size() * columns.length];
        for (int row = 0; row < some.size(); row++) {
            for (int i = 0; i < columns.length; i++) {
                values[row * columns.length + i] = some.value(row, columns[i]);
            }
        }
        double[] contributions = new double[values.length];
        TreeShap.of(forest).contributions(values, some.size(), contributions);
        List<String> units = Arrays.stream(columns)
                .mapToObj(column -> rows.schema().columns().get(column).unit())
                .toList();
        return new Explained(features, units, gains(forest), values, contributions);
    }

    private static double[] gains(Forest forest) {
        double[] gains = new double[forest.features()];
        for (Tree tree : forest.trees()) {
            for (int node = 0; node < tree.nodes(); node++) {
                if (!tree.isLeaf(node)) {
                    gains[tree.feature(node)] += tree.gain(node);
                }
            }
        }
        return gains;
    }

    /** There are rows, and a tree that splits. */
    boolean saysAnything() {
        return rows() > 0 && byGain().length > 0 && Arrays.stream(byStrength()).anyMatch(this::isEverKnown);
    }

    int rows() {
        return values.length / features.size();
    }

    /** A feature's values, row by row. */
    double[] valuesOf(int feature) {
        return IntStream.range(0, rows())
                .mapToDouble(row -> values[row * features.size() + feature])
                .toArray();
    }

    /** A feature's contributions, row by row. */
    double[] contributionsOf(int feature) {
        return IntStream.range(0, rows())
                .mapToDouble(row -> contributions[row * features.size() + feature])
                .toArray();
    }

    /** Not missing in every row. */
    boolean isEverKnown(int feature) {
        return Arrays.stream(valuesOf(feature)).anyMatch(value -> !Double.isNaN(value));
    }

    /** How far a feature moves the margin on average, either way. */
    double strength(int feature) {
        return Arrays.stream(contributionsOf(feature)).map(Math::abs).average().orElse(0);
    }

    /** The features that move the margin at all, the strongest first. */
    int[] byStrength() {
        return first(
                IntStream.range(0, features.size()).mapToDouble(this::strength).toArray());
    }

    /** The features with a gain, the greatest first. */
    int[] byGain() {
        return first(gains);
    }

    private static int[] first(double[] sizes) {
        return IntStream.range(0, sizes.length)
                .filter(feature -> sizes[feature] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer feature) -> -sizes[feature])
                        .thenComparingInt(feature -> feature))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
