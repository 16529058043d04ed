package io.neuralfocus.cli;

import io.neuralfocus.registry.AliasMove;
import io.neuralfocus.registry.Registry;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Option(names = "--force", description = "Also a version that was rejected when it was trained; say --why.")
    private boolean force;

    @Mixin
    private MoveOptions move;

    @Mixin
    private RegistryOption registry;

    @Override
    public Integer call() throws IOException {
        Registry moved = registry.existing();
        AliasMove made = force
                ? moved.force(MoveOptions.alias(alias), version, move.who(), move.why(), Instant.now())
                : moved.promote(MoveOptions.alias(alias), version, move.who(), move.why(), Instant.now());
        move.tell(models.terminal().out(), made);
        return ExitCode.OK;
    }
}
