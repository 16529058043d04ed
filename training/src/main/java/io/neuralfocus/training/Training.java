package io.neuralfocus.training;

import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.training.TrainedHead.Later;
import io.neuralfocus.training.dataset.Folds;
import io.neuralfocus.training.dataset.Folds.Fold;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.dataset.Split;
import io.neuralfocus.training.dataset.TimeCut;
import io.neuralfocus.training.dataset.UserWeights;
import io.neuralfocus.training.evaluation.Judge;
import io.neuralfocus.training.evaluation.LognormalVisits;
import io.neuralfocus.training.evaluation.Metric;
import io.neuralfocus.training.evaluation.Outcomes;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Fitted;
import io.neuralfocus.training.trainer.Progress;
import io.neuralfocus.training.trainer.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Trains heads on labelled rows. Whatever is chosen, stopped or calibrated is never judged on the rows that it was chosen,
 * stopped or calibrated by, with one exception that the design makes: by user, trees stop where the valid users are
 * served best, and those judge too.
 */
public final class Training {

    /** Rows stand this far apart in training. */
    public static final long STEP_US = 10_000_000;

    private static final int FOLDS = 5;

    private final Trainer trainer;
    private final boolean search;
    private final Conditions conditions;

    /** A training that searches the trainer's space first, or does not. */
    public Training(Trainer trainer, boolean search, Conditions conditions) {
        this.trainer = trainer;
        this.search = search;
        this.conditions = conditions;
    }

    /** What came of a training. */
    public record Trained(Split split, List<TrainedHead> heads) {

        public Trained {
            heads = List.copyOf(heads);
        }
    }

    /** Trains these heads; rows that cannot be trained on are an {@link IllegalArgumentException} that says why. */
    public Trained train(RowView rows, List<Head> heads, Progress progress) {
        Split split = Split.of(rows);
        List<TrainedHead> trained = new ArrayList<>();
        for (Head head : heads) {
            trained.add(train(head, split, progress));
        }
        return new Trained(split, trained);
    }

    private TrainedHead train(Head head, Split split, Progress progress) {
        RowView train = split.train().labelledFor(head);
        RowView judged = split.judged().labelledFor(head);
        requireBothOutcomes(head, train);
        requireJudges(head, split, judged);
        List<Search.Tried> tried =
                search ? Search.of(trainer.candidates(), head, train, conditions, progress) : List.of();
        Trainer chosen = tried.isEmpty() ? trainer : tried.get(0).candidate();
        Fitted fitted = split.by() == Split.By.USER
                ? fit(chosen, head, train, split.valid().labelledFor(head), head.label(), progress)
                : fitByTime(chosen, head, train, progress);
        Calibration calibration = split.by() == Split.By.USER
                ? outOfFold(fitted.settled(), head, train, progress)
                : calibrated(fitted, head, split.valid().labelledFor(head));
        double[] probabilities = probabilities(fitted, calibration, judged);
        return new TrainedHead(
                head,
                fitted,
                calibration,
                train,
                judged,
                probabilities,
                Judge.seeded(conditions.seed()).judge(Outcomes.of(judged, head), probabilities),
                tried,
                later(fitted.settled(), head, train, progress),
                head == Head.RISK ? Optional.of(LognormalVisits.fit(train)) : Optional.empty());
    }

    private static void requireBothOutcomes(Head head, RowView train) {
        int users = train.usersPresent().size();
        double rate = train.baseRate(head);
        if (users == 0 || rate == 0 || rate == 1) {
            throw new IllegalArgumentException("there is nothing to learn for the head " + head.label() + ": of "
                    + train.size() + " labelled training rows of " + users + " users "
                    + (rate == 1 ? "all" : "none") + " say yes; give events of more people or longer ones.");
        }
    }

    private static void requireJudges(Head head, Split split, RowView judged) {
        if (judged.size() == 0) {
            throw new IllegalArgumentException(
                    "nobody is left to judge the head " + head.label() + ": no labelled row is "
                            + (split.by() == Split.By.USER ? "of a user of the valid part" : "of the last sessions")
                            + "; give events of more people.");
        }
    }

    private Fitted fit(Trainer chosen, Head head, RowView train, RowView watched, String what, Progress progress) {
        progress.stage(what, chosen.steps());
        return chosen.train(head, train, UserWeights.of(train), watched, conditions, progress);
    }

    /** The last of the training sessions tell where to stop; then all of them are learnt from. */
    private Fitted fitByTime(Trainer chosen, Head head, RowView train, Progress progress) {
        TimeCut cut = TimeCut.of(train);
        if (!hasBothOutcomes(head, cut.earlier()) || !hasBothOutcomes(head, cut.later())) {
            return fit(chosen, head, train, nobody(train), head.label(), progress);
        }
        Fitted stopped = fit(chosen, head, cut.earlier(), cut.later(), head.label() + ", where to stop", progress);
        return fit(stopped.settled(), head, train, nobody(train), head.label(), progress);
    }

    private static boolean hasBothOutcomes(Head head, RowView rows) {
        double rate = rows.baseRate(head);
        return rate > 0 && rate < 1;
    }

    private static RowView nobody(RowView rows) {
        return rows.where(i -> false);
    }

    /** On margins of users that the model did not see: each fold is scored by a model of the other folds. */
    private Calibration outOfFold(Trainer settled, Head head, RowView train, Progress progress) {
        List<Fold> folds = Folds.of(train, FOLDS);
        if (folds.size() < 2) {
            throw new IllegalArgumentException("only " + folds.size() + " of the users falls into the training part of"
                    + " the head " + head.label() + ", and a calibration needs others; give events of more people.");
        }
        float[] margins = new float[train.size()];
        boolean[] happened = new boolean[train.size()];
        int[] people = new int[train.size()];
        int done = 0;
        for (int fold = 0; fold < folds.size(); fold++) {
            RowView left = folds.get(fold).left();
            RowView others = folds.get(fold).others();
            String what = head.label() + ", calibration " + (fold + 1) + "/" + folds.size();
            float[] scored = hasBothOutcomes(head, others)
                    ? fit(settled, head, others, nobody(train), what, progress).margins(left)
                    : new float[left.size()];
            float[] labels = left.labels(head);
            for (int i = 0; i < left.size(); i++) {
                margins[done] = scored[i];
                happened[done] = labels[i] > 0;
                people[done++] = left.user(i);
            }
        }
        return Calibration.fit(margins, happened, people);
    }

    private static Calibration calibrated(Fitted fitted, Head head, RowView rows) {
        if (!hasBothOutcomes(head, rows)) {
            throw new IllegalArgumentException(
                    "the " + rows.size() + " labelled rows of the sessions between training and"
                            + " judging are all of one kind for the head " + head.label()
                            + ", so nothing can be calibrated on them; give events of more people or longer ones.");
        }
        float[] labels = rows.labels(head);
        boolean[] happened = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            happened[i] = labels[i] > 0;
        }
        return Calibration.fit(fitted.margins(rows), happened, rows.users());
    }

    private static double[] probabilities(Fitted fitted, Calibration calibration, RowView rows) {
        float[] margins = fitted.margins(rows);
        double[] probabilities = new double[margins.length];
        for (int i = 0; i < margins.length; i++) {
            probabilities[i] = calibration.probability(margins[i]);
        }
        return probabilities;
    }

    /**
     * Beside the split: the same people at a later time. Ranks alone are looked at, which need no calibration; of rows of
     * one kind there are none, and a model that says the same of every row ranks nothing.
     */
    private Optional<Later> later(Trainer settled, Head head, RowView train, Progress progress) {
        TimeCut cut = TimeCut.of(train);
        if (!hasBothOutcomes(head, cut.earlier()) || !hasBothOutcomes(head, cut.later())) {
            return Optional.empty();
        }
        Fitted earlier =
                fit(settled, head, cut.earlier(), nobody(train), head.label() + ", the same people later", progress);
        float[] margins = earlier.margins(cut.later());
        if (allEqual(margins)) {
            return Optional.empty();
        }
        double[] probabilities = new double[margins.length];
        Arrays.setAll(probabilities, row -> Scorer.probability(margins[row]));
        return new Judge(0, conditions.seed())
                .judge(Outcomes.of(cut.later(), head), probabilities).value(Metric.AUC).stream()
                        .mapToObj(auc -> new Later(
                                auc,
                                cut.later().size(),
                                cut.later().usersPresent().size()))
                        .findFirst();
    }

    private static boolean allEqual(float[] margins) {
        for (float margin : margins) {
            if (Float.compare(margin, margins[0]) != 0) {
                return false;
            }
        }
        return true;
    }
}
