package io.neuralfocus.cli;

import io.neuralfocus.store.StoreView;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code focus store status}. */
@Command(name = "status", description = "Tells how much a store holds; also while the service runs.")
final class StoreStatusCommand implements Callable<Integer> {

    @ParentCommand
    private StoreCommand store;

    @Option(names = "--data", paramLabel = "DIR|URL", defaultValue = "data", description = StoreCommand.DATA)
    private String data;

    @Override
    public Integer call() {
        try (StoreView view = StoreView.of(data)) {
            Answer out = store.terminal().out();
            out.println(String.format(Locale.ROOT, "%-18s %12d bytes", "store", view.size()));
            view.rows().forEach((table, rows) -> out.println(String.format(Locale.ROOT, "%-18s %12d", table, rows)));
        }
        return ExitCode.OK;
    }
}
