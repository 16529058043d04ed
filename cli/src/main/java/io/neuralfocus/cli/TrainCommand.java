package io.neuralfocus.cli;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.training.Training;
import io.neuralfocus.training.Training.Trained;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.RowStream;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.dataset.StateLabels;
import io.neuralfocus.training.dataset.StreamRows;
import io.neuralfocus.training.evaluation.Judgement;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Trainer;
import io.neuralfocus.training.trainer.xgboost.XgboostSettings;
import io.neuralfocus.training.trainer.xgboost.XgboostTrainer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code focus train}: from event files to a new model version. */
@Command(
        name = "train",
        description = {
            "Trains the risk head on event files and writes the next version of a name into a registry.",
            "Users are split by a hash of their name: half train, a fifth judge, the rest are kept for a test.",
            "The last line of the answer is the version's name alone."
        })
final class TrainCommand implements Callable<Integer> {

    @ParentCommand
    private Focus focus;

    @Option(names = "--events", required = true, arity = "1..*", paramLabel = "FILE", description = "Event files.")
    private List<Path> events;

    @Option(names = "--schema", paramLabel = "v1|v2", defaultValue = "v1", description = "Features (default: v1).")
    private String schema;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The model's name.")
    private String name;

    @Option(names = "--registry", required = true, paramLabel = "DIR", description = "Where the version goes.")
    private Path registry;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "7", description = "Of the trees (default: 7).")
    private long seed;

    @Override
    public Integer call() throws IOException {
        EventFiles.check(events);
        Catalog catalog = Catalog.shipped();
        Trainer trainer = new XgboostTrainer(XgboostSettings.USUAL);
        LabelledRows rows =
                new LabelledRows(Schemas.named(schema), trainer.sequences().width());
        try (Bar bar = Bar.of(focus.terminal(), "replay", events.size())) {
            EventFiles.play(
                    events,
                    stream -> new StreamRows(
                            RowStream.of(stream),
                            catalog,
                            Training.STEP_US,
                            rows,
                            trainer.sequences(),
                            StateLabels.NONE),
                    focus.terminal(),
                    bar);
        }
        Training training = new Training(catalog, trainer, new Conditions(seed, 1));
        try (Bar bar = Bar.of(focus.terminal(), "train", training.steps())) {
            Trained trained = training.train(rows, name, registry, bar::step);
            tell(trained);
        } catch (IllegalArgumentException e) {
            throw Complaint.badInput(String.valueOf(e.getMessage()));
        }
        return ExitCode.OK;
    }

    private void tell(Trained trained) {
        PrintStream out = focus.terminal().out();
        out.println("part    users       rows  base rate");
        tell(out, "train", trained.split().train().labelledFor(Head.RISK));
        tell(out, "valid", trained.split().valid().labelledFor(Head.RISK));
        Judgement judged = trained.judgement();
        String auc = judged.auc().isPresent()
                ? String.format(Locale.ROOT, "%.4f", judged.auc().getAsDouble())
                : "absent: rows of one kind alone";
        out.println(String.format(
                Locale.ROOT, "valid people, whom it has never seen: AUC %s, Brier %.4f", auc, judged.brier()));
        out.println(trained.folder().getFileName());
    }

    private static void tell(PrintStream out, String part, RowView rows) {
        out.println(String.format(
                Locale.ROOT,
                "%-6s %6d %10d     %.4f",
                part,
                rows.usersPresent().size(),
                rows.size(),
                rows.baseRate(Head.RISK)));
    }
}
