package io.neuralfocus.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private MoveOptions move;

    @Mixin
    private RegistryOption registry;

    @Override
    public Integer call() throws IOException {
        move.tell(
                models.terminal().out(),
                registry.existing().rollback(MoveOptions.alias(alias), move.who(), move.why(), Instant.now()));
        return ExitCode.OK;
    }
}
