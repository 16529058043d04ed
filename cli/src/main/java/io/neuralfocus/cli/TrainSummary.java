package io.neuralfocus.cli;

import io.neuralfocus.prediction.Head;
import io.neuralfocus.training.TrainedHead;
import io.neuralfocus.training.Training.Trained;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.dataset.Split;
import io.neuralfocus.training.evaluation.Figure;
import io.neuralfocus.training.evaluation.Judge;
import io.neuralfocus.training.evaluation.Judged;
import io.neuralfocus.training.evaluation.LognormalVisits;
import io.neuralfocus.training.evaluation.Metric;
import io.neuralfocus.training.evaluation.Outcomes;
import io.neuralfocus.training.promotion.Verdict;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What came of a training, as a table for people. */
final class TrainSummary {

    private TrainSummary() {}

    static void tell(PrintStream out, Trained trained, Verdict verdict) {
        Split split = trained.split();
        if (split.by() == Split.By.TIME) {
            out.println("split " + split.by().told());
        }
        out.println("part    users       rows  base rate");
        tell(out, "train", split.train());
        tell(out, "valid", split.valid());
        tell(out, "test", split.test());
        out.println();
        out.println("head                rows  AUC                       Brier                     ECE     its floor");
        trained.heads().forEach(head -> tell(out, head));
        out.println(
                split.by() == Split.By.USER
                        ? "judged on the valid people, whom it has not learnt from"
                        : judgedByTime(trained));
        trained.heads().stream()
                .flatMap(head -> Intervals.warning(head.judged()).stream())
                .distinct()
                .forEach(out::println);
        trained.heads().forEach(head -> head.closedForm().ifPresent(visits -> beside(out, head, visits)));
        trained.heads()
                .forEach(head -> head.later()
                        .ifPresent(later -> out.println(line(
                                "%s of training people later on, known only from earlier: AUC %.4f, on %,d rows of %d"
                                        + " people",
                                head.head().label(), later.auc(), later.rows(), later.people()))));
        out.println(verdict.state().name().toLowerCase(Locale.ROOT) + ": " + verdict.reason());
    }

    private static String judgedByTime(Trained trained) {
        TrainedHead head = trained.heads().get(0);
        List<String> judges = head.judgedRows().usersPresent();
        List<String> learntFrom = head.train().usersPresent();
        return line(
                "judged on the last sessions, of %d people, %d of whom it has learnt from",
                judges.size(), judges.stream().filter(learntFrom::contains).count());
    }

    /** A model that does not beat this has learnt nothing but the clock. */
    private static void beside(PrintStream out, TrainedHead head, LognormalVisits visits) {
        Judged judged = new Judge(0, 0)
                .judge(Outcomes.of(head.judgedRows(), head.head()), visits.probabilities(head.judgedRows()));
        out.println(line(
                "%s on the same rows: AUC %s, Brier %s",
                LognormalVisits.NAME, number(judged.figure(Metric.AUC)), number(judged.figure(Metric.BRIER))));
    }

    private static void tell(PrintStream out, String part, RowView all) {
        RowView rows = all.labelledFor(Head.RISK);
        out.println(line(
                "%-6s %6d %10d     %.4f", part, rows.usersPresent().size(), rows.size(), rows.baseRate(Head.RISK)));
    }

    private static void tell(PrintStream out, TrainedHead head) {
        out.println(line(
                "%-17s %6d  %-24s  %-24s  %-6s  %.4f",
                head.head().label(),
                head.judged().rows(),
                told(head.judged().figure(Metric.AUC)),
                told(head.judged().figure(Metric.BRIER)),
                number(head.judged().figure(Metric.ECE)),
                head.judged().eceFloor()));
    }

    private static String told(Figure figure) {
        return number(figure)
                + figure.interval()
                        .map(interval -> line(" [%.4f, %.4f]", interval.lo(), interval.hi()))
                        .orElse("");
    }

    private static String number(Figure figure) {
        return figure.value().isPresent() ? line("%.4f", figure.value().getAsDouble()) : "absent";
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
