package io.neuralfocus.training;

import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.registry.BundleWriter;
import io.neuralfocus.training.dataset.Folds;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.dataset.Split;
import io.neuralfocus.training.dataset.UserWeights;
import io.neuralfocus.training.evaluation.Judgement;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Fitted;
import io.neuralfocus.training.trainer.Progress;
import io.neuralfocus.training.trainer.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Trains heads on labelled rows and writes the version into a registry. */
public final class Training {

    /** Rows stand this far apart in training. */
    public static final long STEP_US = 10_000_000;

    private static final int HORIZON_SECONDS = 30;
    private static final int FOLDS = 5;

    private final Catalog catalog;
    private final Trainer trainer;
    private final Conditions conditions;

    public Training(Catalog catalog, Trainer trainer, Conditions conditions) {
        this.catalog = catalog;
        this.trainer = trainer;
        this.conditions = conditions;
    }

    /** A trained version, where it lies, and how well it does on users it never saw. */
    public record Trained(Path folder, Split split, Judgement judgement) {}

    /** The length of a progress bar. */
    public int steps() {
        return trainer.steps() * (FOLDS + 1);
    }

    /** Trains on the train users among the rows, judges on the valid ones, and writes the next version of this name. */
    public Trained train(LabelledRows rows, String name, Path registry, Progress progress) throws IOException {
        Split split = Split.byUser(rows.all());
        RowView train = split.train().labelledFor(Head.RISK);
        RowView valid = split.valid().labelledFor(Head.RISK);
        if (train.usersPresent().size() < 2) {
            throw new IllegalArgumentException("only " + train.usersPresent().size()
                    + " of the users fall into the training part; give events of more people.");
        }
        Fitted fitted = trainer.train(Head.RISK, train, UserWeights.of(train), valid, conditions, progress);
        Calibration calibration = calibrate(fitted.settled(), train, progress);
        Judgement judgement = judge(fitted, calibration, valid);
        FeatureSchema schema = rows.schema();
        Path folder = new BundleWriter(name)
                .schema(schema.version(), schema.digest(), schema.names())
                .catalogue(catalog.digest())
                .horizonSeconds(HORIZON_SECONDS)
                .focusIsIndex(true)
                .head(Head.RISK, fitted.file().bytes(), calibration)
                .record(TrainingRecord.of(trainer, fitted, conditions, split, judgement))
                .write(registry);
        return new Trained(folder, split, judgement);
    }

    /** On margins of users that the model did not see: each fold is scored by a model of the other folds. */
    private Calibration calibrate(Trainer settled, RowView train, Progress progress) {
        List<Predicate<String>> parts = Folds.of(train.usersPresent(), FOLDS).parts();
        float[] margins = new float[train.size()];
        boolean[] happened = new boolean[train.size()];
        int[] people = new int[train.size()];
        int done = 0;
        for (Predicate<String> part : parts) {
            RowView left = train.ofUsers(part);
            RowView others = train.ofUsers(part.negate());
            Fitted fitted = settled.train(
                    Head.RISK, others, UserWeights.of(others), train.where(i -> false), conditions, progress);
            float[] scored = fitted.margins(left);
            float[] labels = left.labels(Head.RISK);
            for (int i = 0; i < left.size(); i++) {
                margins[done] = scored[i];
                happened[done] = labels[i] > 0;
                people[done++] = left.user(i);
            }
        }
        return Calibration.fit(margins, happened, people);
    }

    private static Judgement judge(Fitted fitted, Calibration calibration, RowView valid) {
        float[] margins = fitted.margins(valid);
        double[] probabilities = new double[margins.length];
        for (int i = 0; i < margins.length; i++) {
            probabilities[i] = calibration.probability(margins[i]);
        }
        return Judgement.of(probabilities, valid.labels(Head.RISK));
    }
}
