package io.neuralfocus.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code focus models}: what versions there are, which of them answers, and whether they are sound. */
@Command(
        name = "models",
        description = "Shows, checks and moves model versions.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ModelsListCommand.class,
            ModelsShowCommand.class,
            ModelsVerifyCommand.class,
            ModelsPromoteCommand.class,
            ModelsRollbackCommand.class,
            ModelsDiffCommand.class,
            ModelsExportCommand.class,
            ModelsReproduceCommand.class
        })
final class ModelsCommand implements Callable<Integer> {

    @ParentCommand
    private Focus focus;

    @Override
    public Integer call() {
        throw Complaint.badInput(
                "focus models needs to know what to do: list, show, verify, promote, rollback, diff, export or reproduce.");
    }

    Terminal terminal() {
        return focus.terminal();
    }
}
