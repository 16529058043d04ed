package io.neuralfocus.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code focus store}: what is remembered, what it was worth, and how it is kept safe, handed out and erased. */
@Command(
        name = "store",
        description =
                "Looks into a store, judges what its service told, backs it up, exports it, and erases people from it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StoreStatusCommand.class,
            StoreCalibrationCommand.class,
            StoreBackupCommand.class,
            StoreExportCommand.class,
            StoreEventsCommand.class,
            StoreEraseCommand.class
        })
final class StoreCommand implements Callable<Integer> {

    /** What the option --data means for all of them. */
    static final String DATA = "A folder, or jdbc:postgresql:... (default: the folder data).";

    @ParentCommand
    private Focus focus;

    @Override
    public Integer call() {
        throw Complaint.badInput(
                "focus store needs to know what to do: status, calibration, backup, export, events or erase.");
    }

    Terminal terminal() {
        return focus.terminal();
    }
}
