package io.neuralfocus.training.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What the trees look at, and which way it moves the risk. */
final class Explanations {

    private static final int MOST_FEATURES = 15;
    private static final int PANELS = 4;

    private Explanations() {}

    static Picture gain(Explained explained) {
        int[] features = first(explained.byGain());
        double all = Arrays.stream(explained.gains()).sum();
        String finding = String.format(
                Locale.ROOT,
                "%s carries %.0f %% of what the trees gained",
                sentence(explained, features[0]),
                100 * explained.gains()[features[0]] / all);
        double[] heights = heights(features.length);
        double[] shares = Arrays.stream(features)
                .mapToDouble(feature -> 100 * explained.gains()[feature] / all)
                .toArray();
        Sheet sheet = new Sheet(Sheet.WIDTH, 130 + 26 * features.length, finding, "percent of all gain in training", "")
                .x(0, Math.ceil(shares[0] / 10) * 10 + 2)
                .rows(names(explained, features))
                .noLegend()
                .dotsOf(11);
        sheet.segments(new double[heights.length], heights, shares, heights, Ink.MODEL);
        sheet.dots("gain", shares, heights, Ink.MODEL);
        return new Picture(
                "gain",
                finding,
                "By how much the splits on each feature lessened the loss in training; the first " + features.length
                        + " of " + explained.byGain().length + " features that are used.",
                sheet.png());
    }

    static Picture summary(Explained explained) {
        int[] features = first(explained.byStrength());
        String finding = String.format(
                Locale.ROOT,
                "%s moves the risk most: by %.2f log-odds on average",
                sentence(explained, features[0]),
                explained.strength(features[0]));
        Sheet sheet = new Sheet(
                        Sheet.WIDTH, 150 + 32 * features.length, finding, "contribution to the margin, in log-odds", "")
                .rows(names(explained, features))
                .dotsOf(4);
        Beeswarm swarm = new Beeswarm();
        for (int place = 0; place < features.length; place++) {
            swarm.add(
                    explained.contributionsOf(features[place]),
                    explained.valuesOf(features[place]),
                    features.length - place);
        }
        double reach = swarm.reach();
        sheet.x(-1.03 * reach, 1.03 * reach);
        sheet.dashed("", new double[] {0, 0}, new double[] {0.3, features.length + 0.7}, Ink.QUIET);
        swarm.draw(sheet);
        return new Picture(
                "shap_summary",
                finding,
                "Exact SHAP values of " + Words.count(explained.rows())
                        + " of the judged rows, a dot each: to the right it raises the risk. Blue rows have a low value of"
                        + " the feature, orange ones a high one, by rank; grey ones are in the middle.",
                sheet.png());
    }

    static Picture dependence(Explained explained) {
        int[] features = Arrays.stream(explained.byStrength())
                .filter(explained::isEverKnown)
                .limit(PANELS)
                .toArray();
        List<Sheet> panels = new ArrayList<>();
        for (int feature : features) {
            panels.add(new Dependence(explained, feature).sheet());
        }
        int columns = Math.min(2, panels.size());
        return new Picture(
                "dependence",
                "How the " + features.length + " strongest features move the risk",
                "A dot a row: a feature's value, and by how much it moves the margin. In orange the median; where dots of"
                        + " one value spread, other features have a say. The uppermost 2 % of the values are left out; on"
                        + " axes that grow tenfold each step, zeros stand at 0.5.",
                Sheet.png(panels, columns));
    }

    private static int[] first(int[] features) {
        return Arrays.copyOf(features, Math.min(MOST_FEATURES, features.length));
    }

    private static double[] heights(int rows) {
        return IntStream.range(0, rows).mapToDouble(row -> rows - row).toArray();
    }

    private static List<String> names(Explained explained, int[] features) {
        return Arrays.stream(features)
                .mapToObj(feature -> Words.feature(explained.features().get(feature)))
                .toList();
    }

    private static String sentence(Explained explained, int feature) {
        String name = Words.feature(explained.features().get(feature));
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
