package io.neuralfocus.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code focus models rollback}. */
@Command(name = "rollback", description = "Points an alias back where it pointed before its last move.")
final class ModelsRollbackCommand implements Callable<Integer> {

    @ParentCommand
    private ModelsCommand models;

    @Parameters(
            index = "0",
            arity = "0..1",
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
        models.terminal()
                .out()
                .println(ModelsPromoteCommand.told(
                        Registries.of(registry).rollback(ModelsPromoteCommand.alias(alias), who, why, Instant.now())));
        return ExitCode.OK;
    }
}
