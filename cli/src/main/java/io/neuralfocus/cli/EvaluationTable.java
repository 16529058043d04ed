package io.neuralfocus.cli;

import io.neuralfocus.training.evaluation.Band;
import io.neuralfocus.training.evaluation.Evaluation;
import io.neuralfocus.training.evaluation.Figure;
import io.neuralfocus.training.evaluation.Judged;
import io.neuralfocus.training.evaluation.Metric;
import io.neuralfocus.training.evaluation.Rival;
import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;

/** An evaluation as a table for people. */
final class EvaluationTable {

    private EvaluationTable() {}

    static void tell(PrintStream out, EvaluationOptions.Asked asked) {
        Evaluation evaluation = asked.evaluation();
        Judged judged = evaluation.judged();
        out.println(line(
                "%s on %,d rows of %,d users (%s), base rate %.4f",
                evaluation.model(), judged.rows(), judged.users(), asked.part().label(), judged.baseRate()));
        if (asked.part() == UserPart.ALL || asked.part() == UserPart.TRAIN) {
            out.println(
                    "The version may have learnt from some of these people; --split valid or test leaves them out.");
        }
        out.println();
        tell(out, judged);
        evaluation.rivals().forEach(rival -> tell(out, evaluation.model(), rival));
        out.println();
        intervals(out, judged, " Slices: --json, or focus report.");
    }

    /** The numbers of one model, and what came in each band of its risks. */
    static void tell(PrintStream out, Judged judged) {
        out.println("                    value   95 %                mean over users");
        for (Metric metric : Metric.values()) {
            Figure figure = judged.figure(metric);
            out.println(line(
                    "%-18s  %-6s  %-18s  %s",
                    metric.title(), number(figure.value()), interval(figure), number(figure.meanOverUsers())));
        }
        out.println(line("%-18s  %.4f  of a perfectly calibrated model", "ECE floor", judged.eceFloor()));
        out.println();
        out.println("risk          rows    told  a switch came");
        for (Band band : judged.bands()) {
            out.println(line(
                    "%-6s  %,10d  %-6s  %-6s  %s",
                    band.category(),
                    band.rows(),
                    number(band.expected()),
                    number(band.observed()),
                    interval(new Figure(band.observed(), band.interval(), OptionalDouble.empty(), 0))));
        }
    }

    /** How the intervals were found, and how far they may be trusted. */
    static void intervals(PrintStream out, Judged judged, String more) {
        out.println(line(
                "Intervals: middle 95 %% of %,d draws of %,d %s, seed %d.%s",
                judged.resampling().draws(),
                judged.resampling().clusters(),
                judged.resampling().by().label(),
                judged.resampling().seed(),
                more));
        Intervals.warning(judged).ifPresent(out::println);
    }

    private static void tell(PrintStream out, String model, Rival rival) {
        out.println();
        out.println(rival.name() + ": " + rival.note());
        out.println(line("                    value   %s minus it, paired", model));
        for (Metric metric : Metric.values()) {
            Figure difference = rival.comparison().difference(metric);
            String signed = difference.value().isPresent()
                    ? line("%+.4f", difference.value().getAsDouble())
                    : "absent";
            out.println(line(
                    "%-18s  %-6s  %-7s  %s",
                    metric.title(), number(rival.judged().value(metric)), signed, interval(difference)));
        }
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? line("%.4f", value.getAsDouble()) : "absent";
    }

    private static String interval(Figure figure) {
        return figure.interval()
                .map(found -> line("[%.4f, %.4f]", found.lo(), found.hi()))
                .orElse("");
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).stripTrailing();
    }
}
