package io.neuralfocus.training.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** One feature's values beside its contributions. */
final class Dependence {

    private static final int WIDTH = 440;
    private static final int HEIGHT = 340;
    private static final int POINTS = 24;
    private static final double KEPT = 0.98;
    private static final double SKEWED = 6;
    private static final double ZERO_STANDS_AT = 0.5;
    private static final double CLEAR = 0.5;
    private static final int FEW_VALUES = 6;

    private final String name;
    private final double[] values;
    private final double[] contributions;
    private final boolean tenfold;
    private final String unit;

    Dependence(Explained explained, int feature) {
        double[] all = explained.valuesOf(feature);
        double[] moved = explained.contributionsOf(feature);
        double[] known = Arrays.stream(all)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double most = known.length == 0 ? 0 : known[(int) (KEPT * (known.length - 1))];
        double median = known.length == 0 ? 0 : known[known.length / 2];
        this.name = Words.feature(explained.features().get(feature));
        this.unit = explained.units().get(feature);
        // Counts and times that reach far beyond their middle.
        this.tenfold = known.length > 0 && known[0] >= 0 && most > 20 && most > SKEWED * Math.max(1, median);
        int[] shown = IntStream.range(0, all.length)
                .filter(i -> !Double.isNaN(all[i]) && all[i] <= most)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> all[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.values = Arrays.stream(shown)
                .mapToDouble(i -> tenfold ? Math.max(ZERO_STANDS_AT, all[i]) : all[i])
                .toArray();
        this.contributions = Arrays.stream(shown).mapToDouble(i -> moved[i]).toArray();
    }

    Sheet sheet() {
        Sheet sheet = new Sheet(
                        WIDTH,
                        HEIGHT,
                        name + ": " + direction(),
                        "value" + unitShown(),
                        "moves the margin, in log-odds")
                .noLegend()
                .dotsOf(3);
        if (tenfold) {
            sheet.logX();
        }
        sheet.dots("rows", values, contributions, Ink.faint(Ink.MODEL, 90));
        medians(sheet);
        return sheet;
    }

    private String unitShown() {
        return unit.isEmpty() || unit.equals("1") || unit.equals("-") ? "" : ", " + unit;
    }

    /** By how the ranks of values and contributions go together. */
    private String direction() {
        double[] ranks = Beeswarm.ranks(contributions);
        double together = 0;
        double spread = 0;
        double valueSpread = 0;
        double[] valueRanks = Beeswarm.ranks(values);
        double middle = Arrays.stream(valueRanks).average().orElse(0);
        double middleMoved = Arrays.stream(ranks).average().orElse(0);
        for (int i = 0; i < ranks.length; i++) {
            together += (valueRanks[i] - middle) * (ranks[i] - middleMoved);
            valueSpread += (valueRanks[i] - middle) * (valueRanks[i] - middle);
            spread += (ranks[i] - middleMoved) * (ranks[i] - middleMoved);
        }
        double correlation = together / Math.sqrt(Math.max(1e-12, spread * valueSpread));
        if (Math.abs(correlation) < CLEAR) {
            return "no one way";
        }
        String so = Arrays.stream(values).allMatch(value -> value == 0 || value == 1) ? "if so, " : "the more, the ";
        return so + (correlation > 0 ? "riskier" : "calmer");
    }

    /** Of neighbouring rows, as many in each group; rows of one value stay together. */
    private void medians(Sheet sheet) {
        List<double[]> points = new ArrayList<>();
        int least = Math.max(1, values.length / POINTS);
        for (int from = 0; from < values.length; ) {
            int to = Math.min(values.length, from + least);
            while (to < values.length && values[to] == values[to - 1]) {
                to++;
            }
            double[] group = Arrays.copyOfRange(contributions, from, to);
            Arrays.sort(group);
            points.add(new double[] {values[(from + to - 1) / 2], group[group.length / 2]});
            from = to;
        }
        double[] x = points.stream().mapToDouble(point -> point[0]).toArray();
        double[] y = points.stream().mapToDouble(point -> point[1]).toArray();
        // Between few values nothing lies that a line could go through.
        boolean few = Arrays.stream(values).distinct().limit(FEW_VALUES + 1L).count() <= FEW_VALUES;
        if (few) {
            sheet.squares("median", x, y, Ink.CHAMPION);
        } else {
            sheet.line("median", x, y, Ink.CHAMPION);
        }
    }
}
