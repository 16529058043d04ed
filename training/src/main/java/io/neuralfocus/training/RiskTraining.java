package io.neuralfocus.training;

import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.registry.BundleWriter;
import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import io.neuralfocus.scorer.trees.TreesScorer;
import io.neuralfocus.training.dataset.Folds;
import io.neuralfocus.training.dataset.RiskRows;
import io.neuralfocus.training.dataset.UserSplit;
import io.neuralfocus.training.evaluation.Judgement;
import io.neuralfocus.training.trainer.BoostedTrees;
import io.neuralfocus.training.trainer.BoostedTreesSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Trains the {@code risk} head on event files and writes the version into a registry. */
public final class RiskTraining {

    /** Rows stand this far apart in training. */
    public static final long STEP_US = 10_000_000;

    private static final int HORIZON_SECONDS = 30;
    private static final int FOLDS = 5;

    private final Catalog catalog;
    private final FeatureSchema schema;
    private final BoostedTreesSettings settings;

    public RiskTraining(Catalog catalog, FeatureSchema schema, BoostedTreesSettings settings) {
        this.catalog = catalog;
        this.schema = schema;
        this.settings = settings;
    }

    /** A trained version, where it lies, and how well it does on users it never saw; absent if there are none. */
    public record Trained(Path folder, RiskRows train, RiskRows valid, Judgement judgement) {}

    /** How many trees grow in all, those of the calibration's folds among them: the length of a progress bar. */
    public int treesInAll(RiskRows rows) {
        int folds = Folds.of(part(rows, UserSplit.TRAIN).userNames(), FOLDS).count();
        return settings.trees() * (folds + 1);
    }

    /**
     * Trains on the train users among the rows, judges on the valid ones, and writes the next version of this name.
     *
     * @param grown is called for each tree
     */
    public Trained train(RiskRows rows, String name, Path registry, Runnable grown) throws IOException {
        RiskRows train = part(rows, UserSplit.TRAIN);
        RiskRows valid = part(rows, UserSplit.VALID);
        if (train.userCount() < 2) {
            throw new IllegalArgumentException("only " + train.userCount()
                    + " of the users fall into the training part; give events of more people.");
        }
        Calibration calibration = calibrate(train, grown);
        byte[] model = boost(train, grown);
        Judgement judgement = judge(model, calibration, valid);
        Path folder = new BundleWriter(name)
                .schema(schema.version(), schema.digest(), schema.names())
                .catalogue(catalog.digest())
                .horizonSeconds(HORIZON_SECONDS)
                .focusIsIndex(true)
                .head(Head.RISK, model, calibration)
                .record(TrainingRecord.of(settings, train, valid, judgement))
                .write(registry);
        return new Trained(folder, train, valid, judgement);
    }

    private static RiskRows part(RiskRows rows, UserSplit split) {
        return rows.of(user -> UserSplit.of(user) == split);
    }

    /** On margins of users that the trees did not see: each fold is scored by trees of the other folds. */
    private Calibration calibrate(RiskRows train, Runnable grown) {
        List<Predicate<String>> parts = Folds.of(train.userNames(), FOLDS).parts();
        float[] margins = new float[train.size()];
        boolean[] happened = new boolean[train.size()];
        int[] people = new int[train.size()];
        int done = 0;
        int peopleBefore = 0;
        for (Predicate<String> part : parts) {
            RiskRows left = train.of(part);
            float[] scored = margins(boost(train.of(part.negate()), grown), left);
            float[] labels = left.labels();
            int[] owners = left.people();
            for (int i = 0; i < left.size(); i++) {
                margins[done + i] = scored[i];
                happened[done + i] = labels[i] > 0;
                people[done + i] = peopleBefore + owners[i];
            }
            done += left.size();
            peopleBefore += left.userCount();
        }
        return Calibration.fit(margins, happened, people);
    }

    private byte[] boost(RiskRows rows, Runnable grown) {
        return BoostedTrees.train(rows, schema.names(), settings, tree -> grown.run());
    }

    private float[] margins(byte[] model, RiskRows rows) {
        float[] margins = new float[rows.size()];
        try (Scorer scorer = new TreesScorer(ForestReader.read("risk.ubj", model, ModelLimits.USUAL), schema.names())) {
            scorer.margins(rows.vectors(), rows.size(), margins);
        }
        return margins;
    }

    private Judgement judge(byte[] model, Calibration calibration, RiskRows valid) {
        float[] margins = margins(model, valid);
        double[] probabilities = new double[margins.length];
        for (int i = 0; i < margins.length; i++) {
            probabilities[i] = calibration.probability(margins[i]);
        }
        return Judgement.of(probabilities, valid.labels());
    }
}
