package io.neuralfocus.cli;

import io.neuralfocus.prediction.Head;
import io.neuralfocus.registry.Card;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.training.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code focus models show}. */
@Command(name = "show", description = "Shows one version, every file of it checked.")
final class ModelsShowCommand implements Callable<Integer> {

    @ParentCommand
    private ModelsCommand models;

    @Parameters(index = "0", paramLabel = "VERSION", description = "A version's name or an alias.")
    private String version;

    @Mixin
    private RegistryOption registry;

    @Option(names = "--json", description = "The card as it is.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        ModelVersion found = ModelVersion.load(Registries.folder(registry.existing(), version));
        PrintStream out = models.terminal().out();
        if (json) {
            out.print(Files.readString(found.folder().resolve("card.json"), StandardCharsets.UTF_8));
            return ExitCode.OK;
        }
        Card card = found.card();
        out.println("version    " + card.id());
        out.println("kind       " + card.kind().label());
        out.println(
                "schema     " + card.schema() + ", " + card.features().size() + " features, " + card.schemaDigest());
        out.println("catalogue  " + card.catalogueDigest());
        out.println("horizon    " + card.horizonSeconds() + " s");
        out.println(
                "heads      " + card.heads().keySet().stream().map(Head::label).collect(Collectors.joining(", ")));
        out.println("focus      " + (card.focusIsIndex() ? "an index: nobody has labelled it" : "from labels"));
        Path report = found.folder().resolve(Report.PAGE);
        out.println("report     " + (Files.exists(report) ? report : "none: focus report writes one"));
        out.println("record     " + card.record().toPrettyString().replace("\n", "\n           "));
        return ExitCode.OK;
    }
}
