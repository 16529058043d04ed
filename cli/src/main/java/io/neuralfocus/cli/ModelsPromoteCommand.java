package io.neuralfocus.cli;

import io.neuralfocus.registry.Alias;
import io.neuralfocus.registry.AliasMove;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code focus models promote}. */
@Command(name = "promote", description = "Points an alias at a version; a running service follows within 2 seconds.")
final class ModelsPromoteCommand implements Callable<Integer> {

    @ParentCommand
    private ModelsCommand models;

    @Parameters(index = "0", paramLabel = "VERSION", description = "A version's name.")
    private String version;

    @Option(
            names = "--as",
            paramLabel = "ALIAS",
            defaultValue = "champion",
            description = "champion, challenger or shadow (default: champion).")
    private String alias;

    @Option(names = "--why", paramLabel = "TEXT", defaultValue = "", description = "Written into the audit.")
    private String why;

    @Option(names = "--who", paramLabel = "NAME", defaultValue = "${sys:user.name}", description = "Default: you.")
    private String who;

    @Option(names = "--registry", paramLabel = "DIR", description = Registries.OPTION)
    private @Nullable Path registry;

    @Override
    public Integer call() throws IOException {
        AliasMove move = Registries.of(registry).promote(alias(alias), version, who, why, Instant.now());
        models.terminal().out().println(told(move));
        return ExitCode.OK;
    }

    static Alias alias(String label) {
        return Alias.named(label)
                .orElseThrow(() -> Complaint.badInput(label + " is no alias: champion, challenger and shadow are."));
    }

    static String told(AliasMove move) {
        return move.alias().label() + ": " + (move.from().isEmpty() ? "nothing" : move.from()) + " -> " + move.to();
    }
}
