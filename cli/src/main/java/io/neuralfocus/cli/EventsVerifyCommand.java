package io.neuralfocus.cli;

import io.neuralfocus.event.log.LogInspection;
import io.neuralfocus.event.log.LogSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code focus events verify}. */
@Command(
        name = "verify",
        description = "Checks an event file: exit code 0 if all of it can be taken, else 2 with each place and reason.")
final class EventsVerifyCommand implements Callable<Integer> {

    @ParentCommand
    private EventsCommand events;

    @Parameters(index = "0", paramLabel = "FILE", description = "An event file.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        EventFiles.check(List.of(file));
        LogSummary summary = LogInspection.inspect(file);
        if (summary.isSound()) {
            events.out().println(file + ": sound, " + summary.items() + " items");
            return ExitCode.OK;
        }
        EventsInspectCommand.tellRejects(events.out(), summary);
        throw Complaint.badInput(file + " is not sound: " + summary.rejectionCount() + " records or lines rejected"
                + (summary.stopped().isPresent() ? ", and it could not be read to its end" : "") + ".");
    }
}
