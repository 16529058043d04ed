package io.neuralfocus.cli;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.registry.Alias;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.training.Provenance;
import io.neuralfocus.training.Recipe;
import io.neuralfocus.training.Registration;
import io.neuralfocus.training.TrainedHead;
import io.neuralfocus.training.Training;
import io.neuralfocus.training.Training.Trained;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.evaluation.Guard;
import io.neuralfocus.training.evaluation.Judge;
import io.neuralfocus.training.promotion.PromotionGuard;
import io.neuralfocus.training.promotion.Verdict;
import io.neuralfocus.training.trainer.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code focus train}: from event files, labelled rows or a service's store to a new model version. */
@Command(
        name = "train",
        description = {
            "Trains heads on event files, on rows with labels or on what a service remembers, and registers the next version"
                    + " of a name as candidate.",
            "Users are split by a hash of their name: half train, a fifth judge, the rest are kept for a test; of fewer"
                    + " than 10 users the split is by time. What is shown to be worse than the champion is registered as"
                    + " rejected. The last line of the answer is the version's name alone."
        })
final class TrainCommand implements Callable<Integer> {

    private static final String NAME = "[a-z][a-z0-9-]{0,39}";

    @ParentCommand
    private Focus focus;

    @ArgGroup(multiplicity = "1")
    private RowFiles files = new RowFiles();

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "The truth.csv of focus simulate: labels for the focus heads.")
    private @Nullable Path truth;

    @Option(names = "--schema", paramLabel = "v1|v2", defaultValue = "v1", description = "Features (default: v1).")
    private String schema;

    @Option(
            names = "--heads",
            paramLabel = "risk,focus",
            split = ",",
            defaultValue = Recipe.RISK,
            description = "Which heads (default: risk, without which no version is).")
    private List<String> heads;

    @Option(
            names = "--trainer",
            paramLabel = "xgboost|logistic|majority|lstm",
            defaultValue = "xgboost",
            description = "Who trains (default: xgboost).")
    private String trainer;

    @Option(
            names = "--search",
            description = "Search the trainer's small space by cross-validation on train users first.")
    private boolean search;

    @Option(names = "--name", paramLabel = "NAME", description = "The model's name (default: the trainer's).")
    private @Nullable String name;

    @Mixin
    private RegistryOption registry;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "7", description = "Of all chance (default: 7).")
    private long seed;

    @Option(names = "--threads", paramLabel = "N", description = "At most (default: as many as there are processors).")
    private @Nullable Integer threads;

    @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "Told in the card as it is.")
    private String note;

    @Override
    public Integer call() throws IOException {
        String called = name == null ? trainer : name;
        check(called);
        Optional<Path> labels = Optional.ofNullable(truth);
        Catalog catalog = Catalog.shipped();
        // The digests come first: who changes a file while it is read is found out by whoever trains again.
        Trainer chosen = Trainers.named(trainer);
        Recipe asked = new Recipe(
                files.inputs(labels),
                chosen.schema(Schemas.named(schema)).version(),
                heads,
                chosen.name(),
                search,
                seed,
                threads == null ? Runtime.getRuntime().availableProcessors() : threads,
                Training.STEP_US);
        TrainRun run = new TrainRun(asked, files, labels, catalog);
        Registry into = registry.registry(files.storeFolder());
        Optional<ModelVersion> champion = into.find(Alias.CHAMPION.label());
        RowView rows = run.rows(
                focus.terminal(),
                champion.map(version -> version.predictor().features()).orElse(List.of()));
        Recipe recipe = files.readFromStore().map(asked::with).orElse(asked);
        return Stopping.orSay(focus.terminal(), stopping -> {
            try (StagedBar progress = new StagedBar(focus.terminal(), stopping)) {
                Trained trained = run.train(rows, progress);
                Verdict verdict = verdict(trained, champion);
                Path folder = new Registration(rows.schema(), catalog)
                        .write(into, called, recipe, trained, verdict, provenance(), champion, progress);
                progress.end();
                TrainSummary.tell(focus.terminal().out(), trained, verdict);
                focus.terminal().out().println(folder.getFileName());
                return ExitCode.OK;
            }
        });
    }

    private void check(String called) {
        if (!called.matches(NAME)) {
            throw Complaint.badInput("a model cannot be called " + called
                    + ": a small letter, then at most 39 small letters, digits and hyphens.");
        }
        if (!heads.contains(Recipe.RISK) || !List.of(Recipe.RISK, Recipe.FOCUS).containsAll(heads)) {
            throw Complaint.badInput("--heads is risk or risk,focus, for every version answers with its risk.");
        }
        if (threads != null && threads < 1) {
            throw Complaint.badInput("--threads " + threads + ": 1 is the least.");
        }
    }

    private Verdict verdict(Trained trained, Optional<ModelVersion> champion) {
        TrainedHead risk = trained.heads().stream()
                .filter(head -> head.head() == Head.RISK)
                .findFirst()
                .orElseThrow();
        return new PromotionGuard(Judge.seeded(seed), Guard.USUAL)
                .verdict(risk.judgedRows(), risk.probabilities(), champion);
    }

    private Provenance provenance() throws IOException {
        String version = Focus.class.getPackage().getImplementationVersion();
        return new Provenance(version == null ? "not packaged" : version, CodeDigest.sha256(), note);
    }
}
