package io.neuralfocus.cli;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.registry.Card;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.training.Provenance;
import io.neuralfocus.training.Recipe;
import io.neuralfocus.training.RecipeJson;
import io.neuralfocus.training.Registration;
import io.neuralfocus.training.Repetition;
import io.neuralfocus.training.Training.Trained;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.promotion.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code focus models reproduce}. */
@Command(
        name = "reproduce",
        description = {
            "Trains a version again from its card and compares the digests of its files.",
            "Exits with 0 if all are the same, with 4 if one differs, with 2 if what it was trained on is missing or has"
                    + " changed."
        })
final class ModelsReproduceCommand implements Callable<Integer> {

    @ParentCommand
    private ModelsCommand models;

    @Parameters(index = "0", paramLabel = "VERSION", description = "A version's name or alias.")
    private String version;

    @Mixin
    private RegistryOption registry;

    @Option(
            names = "--inputs",
            arity = "1..*",
            paramLabel = "DIR",
            description = "Folders to look for its files in, by their names, where they no longer lie where they did.")
    private @Nullable List<Path> folders;

    @Option(
            names = "--store",
            paramLabel = "DIR|URL",
            description = "Where the rows of the store are that it was trained on: a backup of then.")
    private @Nullable String store;

    @Override
    public Integer call() throws IOException {
        Card then = ModelVersion.load(Registries.folder(registry.existing(), version))
                .card();
        TrainRun run = run(then);
        RowView rows = run.rows(models.terminal());
        FoundInputs.requireSame(run.recipe().fromStore(), run.files().readFromStore());
        return Stopping.orSay(models.terminal(), stopping -> again(then, run, rows, stopping));
    }

    private int again(Card then, TrainRun run, RowView rows, Stopping stopping) throws IOException {
        Path place = Files.createTempDirectory("focus-reproduce-");
        try (StagedBar progress = new StagedBar(models.terminal(), stopping)) {
            Trained trained = run.train(rows, progress);
            Path folder = new Registration(rows.schema(), run.catalog())
                    .write(
                            Registry.open(place),
                            then.name(),
                            run.recipe(),
                            trained,
                            Verdict.notCompared("", "trained again to be compared with " + then.id()),
                            new Provenance("", "", ""));
            progress.end();
            return tell(then, ModelVersion.load(folder).card());
        } finally {
            FolderTree.delete(place);
        }
    }

    private TrainRun run(Card card) throws IOException {
        Recipe recipe;
        try {
            recipe = RecipeJson.read(
                    card.told("recipe")
                            .orElseThrow(
                                    () -> Complaint.badInput(
                                            card.id()
                                                    + ": its card tells no recipe, so it cannot be trained again; train it anew with focus train.")));
        } catch (IllegalArgumentException e) {
            throw Complaint.badInput(card.id() + ": " + e.getMessage() + ".");
        }
        FoundInputs found = recipe.fromStore().isPresent()
                ? FoundInputs.of(Optional.ofNullable(store))
                : FoundInputs.of(recipe.inputs(), folders == null ? List.of() : folders);
        return new TrainRun(recipe, found.files(), found.truth(), Catalog.shipped());
    }

    private int tell(Card then, Card now) {
        PrintStream out = models.terminal().out();
        boolean same = true;
        for (Repetition.Compared file : Repetition.compare(then, now)) {
            same &= file.isSame();
            out.println((file.isSame() ? "same     " : "differs  ")
                    + file.file()
                    + (file.isSame() ? "  " + file.then() : "  was " + file.then() + ", is " + file.now()));
        }
        if (!same) {
            if (!then.catalogueDigest().equals(now.catalogueDigest())) {
                out.println("the catalogue of apps is another one than then");
            }
            if (!then.schemaDigest().equals(now.schemaDigest())) {
                out.println("schema " + then.schema() + " means something else than then");
            }
        }
        out.println(same ? "same" : "differs");
        return same ? ExitCode.OK : ExitCode.DIFFERS;
    }
}
