package io.neuralfocus.cli;

import io.neuralfocus.event.json.JsonLogWriter;
import io.neuralfocus.event.log.DurableFolders;
import io.neuralfocus.event.log.WholeFile;
import io.neuralfocus.serving.pipeline.CanonicalLog;
import io.neuralfocus.store.StoreView;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.PersonKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code focus store events}. */
@Command(
        name = "events",
        description = {
            "Writes what each device brought as event files, also while the service runs: focus features makes of"
                    + " them the very vectors that were answered from.",
            "As far as it is kept: usually only what no snapshot covers; the setting retention.input keeps more."
        })
final class StoreEventsCommand implements Callable<Integer> {

    @ParentCommand
    private StoreCommand store;

    @Option(names = "--data", paramLabel = "DIR|URL", defaultValue = "data", description = StoreCommand.DATA)
    private String data;

    @Option(names = "--user", paramLabel = "NAME", description = "Only this person's devices.")
    private @Nullable String user;

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            defaultValue = "default",
            description = "Theirs (default: default).")
    private String tenant;

    @Parameters(index = "0", paramLabel = "DIR", description = "Where to: a file DEVICE.jsonl.gz for each.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        try (StoreView view = StoreView.of(data)) {
            List<DeviceKey> devices = view.logs().devices();
            if (user != null) {
                PersonKey person = new PersonKey(tenant, user);
                devices = devices.stream()
                        .filter(device -> device.person().equals(person))
                        .toList();
                if (devices.isEmpty()) {
                    throw StoreEraseCommand.nobody(tenant, user);
                }
            }
            DurableFolders.create(folder);
            for (DeviceKey device : devices) {
                Path named = folder.resolve(device.deviceText() + ".jsonl.gz");
                try (WholeFile file = WholeFile.create(named)) {
                    try (JsonLogWriter lines = new JsonLogWriter(new GZIPOutputStream(file.out()))) {
                        CanonicalLog.write(view.logs(), device, lines);
                    }
                    file.commit();
                }
                store.terminal().out().println(named);
            }
        }
        return ExitCode.OK;
    }
}
