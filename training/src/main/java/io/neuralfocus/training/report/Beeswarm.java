package io.neuralfocus.training.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Dots on rows: dots of one row that would lie upon each other make room by moving up and down, so that a row is as thick
 * as it is dense. Coloured by the rank of their values within the row.
 */
final class Beeswarm {

    private static final int COLUMNS = 160;
    private static final int SHADES = 9;
    private static final double HALF_ROW = 0.42;
    private static final double STEP = 0.055;
    private static final double FAR_TAIL = 0.001;

    private record Dot(double x, double y, int shade) {}

    private record Row(double[] contributions, double[] values, int height) {}

    private final List<Row> rows = new ArrayList<>();

    void add(double[] contributions, double[] values, int height) {
        rows.add(new Row(contributions, values, height));
    }

    /** As far from 0 as all but one dot in a thousand lie, and a little more. */
    double reach() {
        double[] sizes = rows.stream()
                .flatMapToDouble(row -> Arrays.stream(row.contributions()))
                .map(Math::abs)
                .sorted()
                .toArray();
        double reach = sizes.length == 0 ? 1 : sizes[(int) ((sizes.length - 1) * (1 - FAR_TAIL))];
        return Math.max(reach, 1e-3) * 1.08;
    }

    void draw(Sheet sheet) {
        double reach = reach();
        List<Dot> dots = new ArrayList<>();
        rows.forEach(row -> place(row, reach, dots));
        for (int shade = 0; shade < SHADES; shade++) {
            int own = shade;
            Dot[] some = dots.stream().filter(dot -> dot.shade() == own).toArray(Dot[]::new);
            if (some.length > 0) {
                String name = shade == 0 ? "low value" : shade == SHADES - 1 ? "high value" : "";
                sheet.dots(
                        name,
                        Arrays.stream(some).mapToDouble(Dot::x).toArray(),
                        Arrays.stream(some).mapToDouble(Dot::y).toArray(),
                        Ink.scale((double) shade / (SHADES - 1)));
            }
        }
    }

    private static void place(Row row, double reach, List<Dot> dots) {
        int count = row.contributions().length;
        int[] columns = new int[count];
        int[] sizes = new int[COLUMNS];
        for (int i = 0; i < count; i++) {
            double share = (row.contributions()[i] + reach) / (2 * reach);
            columns[i] = (int) Math.max(0, Math.min(COLUMNS - 1, share * COLUMNS));
            sizes[columns[i]]++;
        }
        double thickest = Arrays.stream(sizes).max().orElse(1);
        double step = Math.min(STEP, 2 * HALF_ROW / thickest);
        double[] ranks = ranks(row.values());
        int[] met = new int[COLUMNS];
        for (int i = 0; i < count; i++) {
            int place = met[columns[i]]++;
            // 0, 1, -1, 2, -2, ...: the middle is filled first.
            double away = (place + 1) / 2 * (place % 2 == 0 ? -1 : 1);
            double x = Math.max(-reach, Math.min(reach, row.contributions()[i]));
            dots.add(new Dot(x, row.height() + away * step, (int) Math.min(SHADES - 1, ranks[i] * SHADES)));
        }
    }

    /** From 0, the lowest, to 1, the highest; equal values share the middle of their ranks, a missing one is the middle. */
    static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        Arrays.fill(ranks, 0.5);
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            // The lowest and the highest value show as such, however many rows have them.
            double rank = from == 0 && to < order.length
                    ? 0
                    : to == order.length && from > 0 ? 1 : (from + to) / 2.0 / order.length;
            for (int i = from; i < to; i++) {
                ranks[order[i]] = rank;
            }
            from = to;
        }
        return ranks;
    }
}
