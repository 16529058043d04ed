package io.neuralfocus.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code focus events}: what is in an event file, whether it is sound, and the same in another format. */
@Command(
        name = "events",
        description = "Looks into event files (.nfe, .jsonl, .jsonl.gz) and converts them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {EventsInspectCommand.class, EventsVerifyCommand.class, EventsConvertCommand.class})
final class EventsCommand implements Callable<Integer> {

    @ParentCommand
    private Focus focus;

    @Override
    public Integer call() {
        throw Complaint.badInput("focus events needs to know what to do: inspect, verify or convert.");
    }

    Terminal terminal() {
        return focus.terminal();
    }

    PrintStream out() {
        return focus.terminal().out();
    }
}
