package io.neuralfocus.cli;

import io.neuralfocus.registry.Alias;
import io.neuralfocus.registry.Card;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.registry.Registry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code focus models}: what versions there are. */
@Command(
        name = "models",
        description = "Shows the model versions of a registry.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ModelsCommand.ListCommand.class, ModelsCommand.ShowCommand.class})
final class ModelsCommand implements Callable<Integer> {

    @ParentCommand
    private Focus focus;

    @Override
    public Integer call() {
        throw Complaint.badInput("focus models needs to know what to do: list or show.");
    }

    /** {@code focus models list}. */
    @Command(name = "list", description = "Lists all versions with their aliases.")
    static final class ListCommand implements Callable<Integer> {

        @ParentCommand
        private ModelsCommand models;

        @Option(names = "--registry", paramLabel = "DIR", description = "Default: the shipped ones.")
        private @Nullable Path registry;

        @Override
        public Integer call() throws IOException {
            Registry versions = Registry.open(registry == null ? Registries.shipped() : registry);
            Map<Alias, String> aliases = versions.aliases();
            PrintStream out = models.focus.terminal().out();
            out.println(String.format(Locale.ROOT, "%-24s %s", "version", "aliases"));
            for (String version : versions.versions()) {
                String names = aliases.entrySet().stream()
                        .filter(alias -> alias.getValue().equals(version))
                        .map(alias -> alias.getKey().label())
                        .collect(Collectors.joining(", "));
                out.println(
                        String.format(Locale.ROOT, "%-24s %s", version, names).stripTrailing());
            }
            return ExitCode.OK;
        }
    }

    /** {@code focus models show}. */
    @Command(name = "show", description = "Shows one version, every file of it checked.")
    static final class ShowCommand implements Callable<Integer> {

        @ParentCommand
        private ModelsCommand models;

        @Parameters(index = "0", paramLabel = "VERSION", description = "A version's name or an alias.")
        private String version;

        @Option(names = "--registry", paramLabel = "DIR", description = "Default: the shipped ones.")
        private @Nullable Path registry;

        @Override
        public Integer call() throws IOException {
            ModelVersion found = Registries.version(registry == null ? Registries.shipped() : registry, version);
            Card card = found.card();
            PrintStream out = models.focus.terminal().out();
            out.println("version    " + card.id());
            out.println("kind       " + card.kind().label());
            out.println("schema     " + card.schema() + ", " + card.features().size() + " features, "
                    + card.schemaDigest());
            out.println("catalogue  " + card.catalogueDigest());
            out.println("horizon    " + card.horizonSeconds() + " s");
            out.println("heads      "
                    + card.heads().keySet().stream().map(head -> head.label()).collect(Collectors.joining(", ")));
            out.println("focus      " + (card.focusIsIndex() ? "an index: nobody has labelled it" : "from labels"));
            out.println("record     " + card.record().toPrettyString().replace("\n", "\n           "));
            return ExitCode.OK;
        }
    }
}
