package io.neuralfocus.training.report;

import io.neuralfocus.training.evaluation.Comparison;
import io.neuralfocus.training.evaluation.Evaluation;
import io.neuralfocus.training.evaluation.Figure;
import io.neuralfocus.training.evaluation.Interval;
import io.neuralfocus.training.evaluation.Metric;
import io.neuralfocus.training.evaluation.Rival;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The model beside its rivals, difference by difference: to the right it is the better one. */
final class Against {

    private static final List<Metric> METRICS =
            List.of(Metric.AUC, Metric.AVERAGE_PRECISION, Metric.BRIER, Metric.LOG_LOSS, Metric.ECE);

    private Against() {}

    static Picture picture(Evaluation evaluation) {
        Rival first = evaluation.champion().orElse(evaluation.rivals().get(0));
        String finding = finding(evaluation.model(), first);
        List<String> names = new ArrayList<>();
        for (Metric metric : METRICS) {
            for (Rival rival : evaluation.rivals()) {
                names.add(metric.title() + (evaluation.rivals().size() > 1 ? " beside " + rival.name() : ""));
            }
        }
        Sheet sheet = new Sheet(
                        Sheet.WIDTH,
                        170 + 30 * names.size(),
                        finding,
                        "difference, in each measure's own units: to the right " + evaluation.model() + " is better",
                        "")
                .rows(names)
                .dotsOf(10);
        double reach = 0;
        for (int i = 0; i < evaluation.rivals().size(); i++) {
            reach = Math.max(reach, draw(sheet, evaluation, i, names.size()));
        }
        reach = Math.max(reach, 1e-4) * 1.1;
        sheet.x(-reach, reach).xPattern("+0.0###;-0.0###");
        sheet.dashed("", new double[] {0, 0}, new double[] {0.3, names.size() + 0.7}, Ink.QUIET);
        return new Picture(
                "against",
                finding,
                "Paired differences on the same rows with 95 % intervals by "
                        + first.comparison().resampling().by().label()
                        + "; where the whole interval lies on one side of 0, the difference is not chance. Losses are"
                        + " turned round, so that to the right is always better.",
                sheet.png());
    }

    private static double draw(Sheet sheet, Evaluation evaluation, int place, int rows) {
        Rival rival = evaluation.rivals().get(place);
        double[] values = new double[METRICS.size()];
        double[] lo = new double[values.length];
        double[] hi = new double[values.length];
        double[] heights = IntStream.range(0, values.length)
                .mapToDouble(
                        i -> rows - place - (double) i * evaluation.rivals().size())
                .toArray();
        for (int i = 0; i < values.length; i++) {
            Figure difference = rival.comparison().difference(METRICS.get(i));
            int sign = METRICS.get(i).moreIsBetter() ? 1 : -1;
            values[i] = sign * difference.value().orElse(0);
            Interval interval = difference.interval().orElse(new Interval(sign * values[i], sign * values[i]));
            lo[i] = sign * interval.lo();
            hi[i] = sign * interval.hi();
        }
        sheet.segments(lo, heights, hi, heights, Rankings.colorOf(rival));
        sheet.dots("beside " + rival.name(), values, heights, Rankings.colorOf(rival));
        return Math.max(
                Arrays.stream(lo).map(Math::abs).max().orElse(0),
                Arrays.stream(hi).map(Math::abs).max().orElse(0));
    }

    /** What the ranking and the worth of the probabilities show, in a sentence. */
    private static String finding(String model, Rival rival) {
        Comparison comparison = rival.comparison();
        int auc = sign(comparison, Metric.AUC);
        int brier = sign(comparison, Metric.BRIER);
        String beside = " " + rival.name();
        if (auc == 0 && brier == 0) {
            return model + " and" + beside + " cannot be told apart on these rows";
        }
        if (auc >= 0 && brier >= 0) {
            return model + " is better than" + beside;
        }
        if (auc <= 0 && brier <= 0) {
            return model + " is worse than" + beside;
        }
        return model + (auc > 0 ? " ranks better than" : " ranks worse than") + beside + ", its probabilities are "
                + (brier > 0 ? "better" : "worse");
    }

    /** 1 if better beyond chance, -1 if worse, 0 if neither is shown. */
    private static int sign(Comparison comparison, Metric metric) {
        int up = metric.moreIsBetter() ? 1 : -1;
        return comparison
                .difference(metric)
                .interval()
                .map(interval -> interval.lo() > 0 ? up : interval.hi() < 0 ? -up : 0)
                .orElse(0);
    }
}
