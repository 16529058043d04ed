package io.neuralfocus.cli;

import io.neuralfocus.cli.table.ParquetTables;
import io.neuralfocus.store.StoreView;
import io.neuralfocus.store.people.PersonKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code focus store export}. */
@Command(
        name = "export",
        description = "Writes each table into a file of a folder, all of one moment, also while the service runs.")
final class StoreExportCommand implements Callable<Integer> {

    @ParentCommand
    private StoreCommand store;

    @Option(names = "--data", paramLabel = "DIR|URL", defaultValue = "data", description = StoreCommand.DATA)
    private String data;

    @Option(names = "--parquet", description = "As Parquet instead of JSON lines.")
    private boolean parquet;

    @Option(names = "--user", paramLabel = "NAME", description = "Only what belongs to this person.")
    private @Nullable String user;

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            defaultValue = "default",
            description = "Theirs (default: default).")
    private String tenant;

    @Parameters(index = "0", paramLabel = "DIR", description = "Where to.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        Optional<PersonKey> person = Optional.ofNullable(user).map(name -> new PersonKey(tenant, name));
        Map<String, Long> rows;
        try (StoreView view = StoreView.of(data)) {
            rows = person.isEmpty()
                    ? view.export(folder)
                    : view.export(person.get(), folder)
                            .orElseThrow(() -> StoreEraseCommand.nobody(
                                    tenant, person.get().user()));
        }
        for (Map.Entry<String, Long> table : rows.entrySet()) {
            String file = table.getKey() + ".jsonl";
            if (parquet) {
                file = ParquetTables.convert(folder.resolve(file), table.getValue())
                        .getFileName()
                        .toString();
            }
            store.terminal().out().println(String.format(Locale.ROOT, "%-26s %12d rows", file, table.getValue()));
        }
        return ExitCode.OK;
    }
}
