package io.neuralfocus.cli;

import io.neuralfocus.store.StoreView;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code focus store backup}. */
@Command(
        name = "backup",
        description = {
            "Writes all there is at one moment into a new file, also while the service runs.",
            "Named focus.db and laid into an empty folder it is the store again."
        })
final class StoreBackupCommand implements Callable<Integer> {

    @ParentCommand
    private StoreCommand store;

    @Option(names = "--data", paramLabel = "DIR|URL", defaultValue = "data", description = StoreCommand.DATA)
    private String data;

    @Parameters(index = "0", paramLabel = "FILE", description = "Where to; nothing is overwritten.")
    private Path file;

    @Override
    public Integer call() {
        try (StoreView view = StoreView.of(data)) {
            view.backup(file);
        }
        store.terminal().out().println(file + ": backed up");
        return ExitCode.OK;
    }
}
