package io.neuralfocus.training.report;

import io.neuralfocus.training.evaluation.Curve;
import io.neuralfocus.training.evaluation.Evaluation;
import io.neuralfocus.training.evaluation.Metric;
import io.neuralfocus.training.evaluation.Rival;
import java.awt.Color;
import java.util.Locale;

/** How well switches are told from the rest: ROC, and precision by recall. */
final class Rankings {

    private Rankings() {}

    static Picture roc(Evaluation evaluation) {
        double auc = evaluation.judged().value(Metric.AUC).orElse(Double.NaN);
        String finding = String.format(
                Locale.ROOT, "It ranks a row before a switch above one without in %.0f of 100 pairs", 100 * auc);
        Sheet sheet = new Sheet(
                        Sheet.WIDTH,
                        560,
                        finding,
                        "share of rows without a switch that are above the threshold",
                        "share of rows with a switch")
                .x(0, 1)
                .y(0, 1);
        sheet.dashed("chance", new double[] {0, 1}, new double[] {0, 1}, Ink.QUIET);
        for (Rival rival : evaluation.rivals()) {
            curve(
                    sheet,
                    rival.name() + ": AUC " + Words.shortNumber(rival.judged().value(Metric.AUC)),
                    fromOrigin(Curve.roc(evaluation.outcomes(), rival.probabilities())),
                    colorOf(rival));
        }
        curve(
                sheet,
                evaluation.model() + ": AUC "
                        + Words.withInterval(evaluation.judged().figure(Metric.AUC)),
                fromOrigin(Curve.roc(evaluation.outcomes(), evaluation.probabilities())),
                Ink.MODEL);
        return new Picture(
                "roc",
                finding,
                "ROC curve: at every threshold, how many of the rows before a switch are above it, by how many of the"
                        + " others are. In brackets 95 % intervals.",
                sheet.png());
    }

    static Picture precision(Evaluation evaluation) {
        double base = evaluation.judged().baseRate();
        double average = evaluation.judged().value(Metric.AVERAGE_PRECISION).orElse(Double.NaN);
        String finding =
                String.format(Locale.ROOT, "Average precision %.2f, where warning at random has %.2f", average, base);
        Sheet sheet = new Sheet(
                        Sheet.WIDTH,
                        Sheet.HEIGHT,
                        finding,
                        "recall: share of the switches that are warned of",
                        "precision: share of warnings that come true")
                .x(0, 1)
                .y(0, 1);
        sheet.dashed("at random", new double[] {0, 1}, new double[] {base, base}, Ink.QUIET);
        for (Rival rival : evaluation.rivals()) {
            curve(
                    sheet,
                    rival.name() + ": " + Words.shortNumber(rival.judged().value(Metric.AVERAGE_PRECISION)),
                    Curve.precisionByRecall(evaluation.outcomes(), rival.probabilities()),
                    colorOf(rival));
        }
        curve(
                sheet,
                evaluation.model() + ": "
                        + Words.withInterval(evaluation.judged().figure(Metric.AVERAGE_PRECISION)),
                Curve.precisionByRecall(evaluation.outcomes(), evaluation.probabilities()),
                Ink.MODEL);
        return new Picture(
                "precision_recall",
                finding,
                "Precision by recall: the further down the threshold, the more switches are warned of and the fewer"
                        + " warnings come true. In the legend average precision.",
                sheet.png());
    }

    static Color colorOf(Rival rival) {
        return switch (rival.role()) {
            case VERSION -> Ink.CHAMPION;
            case BASELINE -> Ink.BASELINE;
        };
    }

    private static void curve(Sheet sheet, String name, Curve curve, Color color) {
        sheet.line(name, curve.x(), curve.y(), color);
    }

    private static Curve fromOrigin(Curve curve) {
        double[] x = new double[curve.x().length + 1];
        double[] y = new double[x.length];
        System.arraycopy(curve.x(), 0, x, 1, curve.x().length);
        System.arraycopy(curve.y(), 0, y, 1, curve.y().length);
        return new Curve(x, y);
    }
}
