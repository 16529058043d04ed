package io.neuralfocus.training.report;

import io.neuralfocus.training.evaluation.Evaluation;
import io.neuralfocus.training.evaluation.Figure;
import io.neuralfocus.training.evaluation.Metric;
import io.neuralfocus.training.evaluation.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Where it ranks well and where it does not. */
final class Slices {

    /** Slices of fewer rows swing too far to be drawn; the table has them. */
    private static final int FEWEST_ROWS = 200;

    private static final Map<String, String> NAMES =
            Map.of("hour", "hour", "user_decile", "users by rows, tenth", "category", "app", "door", "door");

    private Slices() {}

    static String name(Slice slice) {
        return NAMES.getOrDefault(slice.by(), slice.by()) + " " + slice.value();
    }

    static Figure auc(Slice slice) {
        return slice.figure(Metric.AUC);
    }

    static Figure brier(Slice slice) {
        return slice.figure(Metric.BRIER);
    }

    static boolean canBeDrawn(Evaluation evaluation) {
        return !drawn(evaluation).isEmpty();
    }

    private static List<Slice> drawn(Evaluation evaluation) {
        List<Slice> drawn = new ArrayList<>();
        for (Slice slice : evaluation.judged().slices()) {
            boolean apart = slice.rows() < evaluation.judged().rows();
            if (apart && slice.rows() >= FEWEST_ROWS && auc(slice).value().isPresent()) {
                drawn.add(slice);
            }
        }
        return drawn;
    }

    static Picture picture(Evaluation evaluation) {
        List<Slice> slices = drawn(evaluation);
        Comparator<Slice> byAuc =
                Comparator.comparingDouble(slice -> auc(slice).value().orElse(0));
        Slice worst = slices.stream().min(byAuc).orElseThrow();
        Slice best = slices.stream().max(byAuc).orElseThrow();
        String finding = "It ranks from AUC " + Words.shortNumber(auc(worst).value()) + " (" + name(worst) + ") to "
                + Words.shortNumber(auc(best).value()) + " (" + name(best) + ")";
        double[] heights = IntStream.range(0, slices.size())
                .mapToDouble(i -> slices.size() - i)
                .toArray();
        double[] values = slices.stream()
                .mapToDouble(slice -> auc(slice).value().orElse(0))
                .toArray();
        double[] lo = slices.stream().mapToDouble(slice -> end(slice, true)).toArray();
        double[] hi = slices.stream().mapToDouble(slice -> end(slice, false)).toArray();
        double from = Math.floor(20 * Math.min(0.5, Arrays.stream(lo).min().orElse(0))) / 20;
        double to = Math.ceil(20 * Arrays.stream(hi).max().orElse(1)) / 20;
        double overall = evaluation.judged().value(Metric.AUC).orElse(Double.NaN);
        Sheet sheet = new Sheet(Sheet.WIDTH, 170 + 22 * slices.size(), finding, "AUC", "")
                .x(from, Math.min(1, to))
                .rows(slices.stream().map(Slices::label).toList())
                .dotsOf(8);
        double[] fromTopToBottom = {0.3, slices.size() + 0.7};
        sheet.dashed("all rows", new double[] {overall, overall}, fromTopToBottom, Ink.QUIET);
        sheet.segments(lo, heights, hi, heights, Ink.MODEL);
        sheet.dots("slice, with 95 % interval", values, heights, Ink.MODEL);
        return new Picture(
                "slices",
                finding,
                "AUC within each slice of at least " + FEWEST_ROWS
                        + " rows, how many rows it has, and its 95 % interval where there are people or days to draw from.",
                sheet.png());
    }

    private static String label(Slice slice) {
        return name(slice) + "  (" + Words.count(slice.rows()) + ")";
    }

    private static double end(Slice slice, boolean low) {
        Figure auc = auc(slice);
        return auc.interval()
                .map(interval -> low ? interval.lo() : interval.hi())
                .orElse(auc.value().orElse(0));
    }
}
