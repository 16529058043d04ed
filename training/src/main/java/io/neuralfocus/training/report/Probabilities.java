package io.neuralfocus.training.report;

import io.neuralfocus.training.evaluation.Evaluation;
import io.neuralfocus.training.evaluation.Interval;
import io.neuralfocus.training.evaluation.Judged;
import io.neuralfocus.training.evaluation.Metric;
import io.neuralfocus.training.evaluation.ReliabilityBin;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What the probabilities are worth: reliability, and how they are spread. */
final class Probabilities {

    private static final int BARS = 50;

    private Probabilities() {}

    static Picture reliability(Evaluation evaluation) {
        Judged judged = evaluation.judged();
        String finding = String.format(
                Locale.ROOT,
                "What it says is off by %.1f percentage points on average (a perfect model: %.1f)",
                100 * judged.value(Metric.ECE).orElse(Double.NaN),
                100 * judged.eceFloor());
        List<ReliabilityBin> bins = judged.reliability();
        double[] expected = of(bins, ReliabilityBin::expected);
        Sheet sheet = new Sheet(Sheet.WIDTH, 560, finding, "risk that was told", "share of rows where a switch came")
                .x(0, 1)
                .y(0, 1)
                .dotsOf(9);
        sheet.dashed("says what comes", new double[] {0, 1}, new double[] {0, 1}, Ink.QUIET);
        if (bins.stream().allMatch(bin -> bin.interval().isPresent())) {
            sheet.band(
                    "95 % by " + judged.resampling().by().label(),
                    expected,
                    of(bins, bin -> bin.interval().map(Interval::lo).orElse(0.0)),
                    of(bins, bin -> bin.interval().map(Interval::hi).orElse(1.0)),
                    Ink.MODEL);
        }
        sheet.segments(
                expected,
                of(bins, bin -> bin.ifCalibrated().lo()),
                expected,
                of(bins, bin -> bin.ifCalibrated().hi()),
                Ink.QUIET);
        sheet.line("", expected, of(bins, ReliabilityBin::observed), Ink.MODEL);
        sheet.dots(evaluation.model(), expected, of(bins, ReliabilityBin::observed), Ink.MODEL);
        return new Picture(
                "reliability",
                finding,
                "Reliability in " + bins.size() + " bins of as many rows each. The blue band is what other "
                        + judged.resampling().by().label()
                        + " of the same kind would show; the short grey lines are where a perfectly calibrated model"
                        + " would lie with as many rows.",
                sheet.png());
    }

    private static double[] of(List<ReliabilityBin> bins, ToDoubleFunction<ReliabilityBin> value) {
        return bins.stream().mapToDouble(value).toArray();
    }

    static Picture histograms(Evaluation evaluation) {
        double[] came = new double[BARS + 1];
        double[] stayed = new double[BARS + 1];
        double[] sums = new double[2];
        double[] counts = new double[2];
        for (int row = 0; row < evaluation.probabilities().length; row++) {
            double told = evaluation.probabilities()[row];
            boolean happened = evaluation.outcomes().cameAt(row);
            (happened ? came : stayed)[Math.min(BARS - 1, (int) (told * BARS))]++;
            sums[happened ? 1 : 0] += told;
            counts[happened ? 1 : 0]++;
        }
        String finding = String.format(
                Locale.ROOT,
                "Before a switch it says %.0f %% on average, otherwise %.0f %%",
                100 * sums[1] / counts[1],
                100 * sums[0] / counts[0]);
        double[] edges = new double[BARS + 1];
        Arrays.setAll(edges, bar -> (double) bar / BARS);
        Sheet sheet =
                new Sheet(Sheet.WIDTH, 400, finding, "risk that was told", "share of the rows of each kind").x(0, 1);
        sheet.steps("no switch came", edges, shares(stayed, counts[0]), Ink.MODEL);
        sheet.steps("a switch came", edges, shares(came, counts[1]), Ink.CHAMPION);
        return new Picture(
                "score_histograms",
                finding,
                "How often each risk is told, in steps of 2 percentage points, apart for rows before a switch and for the"
                        + " others: the less they overlap, the better. Below 30 % the risk is called LOW, from 70 % HIGH.",
                sheet.png());
    }

    private static double[] shares(double[] bars, double count) {
        double[] shares = Arrays.stream(bars).map(bar -> bar / count).toArray();
        shares[BARS] = shares[BARS - 1];
        return shares;
    }
}
