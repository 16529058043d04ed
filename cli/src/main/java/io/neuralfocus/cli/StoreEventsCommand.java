package io.neuralfocus.cli;

import io.neuralfocus.event.json.JsonLogWriter;
import io.neuralfocus.event.log.DurableFolders;
import io.neuralfocus.event.log.WholeFile;
import io.neuralfocus.serving.pipeline.CanonicalLog;
import io.neuralfocus.serving.pipeline.CanonicalLog.LeftOut;
import io.neuralfocus.store.StoreView;
import io.neuralfocus.store.intake.DeviceLogs;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.training.dataset.StoredRows;
import java.io.IOException;
import java.nio.file.Files;
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
            "That takes all of it, and usually input is let go of once a snapshot covers it: the setting"
                    + " retention.input keeps it longer. Where some is gone this is refused with exit code 3 unless"
                    + " --lossy is given."
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

    @Option(
            names = "--lossy",
            description = "Write also what is left of a device: its first vectors are then others than those that were"
                    + " answered from, and its grid may lie elsewhere.")
    private boolean lossy;

    @Parameters(
            index = "0",
            paramLabel = "DIR",
            description = "Where to: a file DEVICE.jsonl.gz for each; those of other tenants in folders of their own.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        try (StoreView view = StoreView.of(data)) {
            List<DeviceKey> devices = devices(view.logs());
            long parted = lossy
                    ? 0
                    : devices.stream()
                            .filter(device -> !view.logs().isWhole(device))
                            .count();
            if (parted > 0) {
                throw Complaint.lossy("of " + parted + " of " + devices.size() + " devices in " + data
                        + " not all input is kept any more, so the stored vectors could not be made again; nothing was"
                        + " written. Keep more by the setting retention.input, or take what is left with --lossy.");
            }
            for (DeviceKey device : devices) {
                store.terminal().out().println(write(view.logs(), device));
            }
        }
        return ExitCode.OK;
    }

    private List<DeviceKey> devices(DeviceLogs logs) {
        if (user == null) {
            return logs.devices();
        }
        PersonKey person = new PersonKey(tenant, user);
        List<DeviceKey> theirs = logs.devices().stream()
                .filter(device -> device.person().equals(person))
                .toList();
        if (theirs.isEmpty()) {
            throw StoreEraseCommand.nobody(tenant, user);
        }
        return theirs;
    }

    private void tell(DeviceKey device, LeftOut input) {
        store.terminal()
                .err()
                .println("input " + input.ordinal() + " of device " + device.deviceText() + " is left out: "
                        + input.why() + " Vectors it entered before it was damaged are not made again.");
    }

    private Path write(DeviceLogs logs, DeviceKey device) throws IOException {
        Path of = tenant.equals(device.tenant()) ? folder : folder.resolve("tenant-" + device.tenant());
        Path named = of.resolve(device.deviceText() + ".jsonl.gz");
        if (Files.exists(named)) {
            throw Complaint.badInput(named + " is there already: name another folder.");
        }
        DurableFolders.create(of);
        try (WholeFile file = WholeFile.create(named)) {
            try (JsonLogWriter lines = new JsonLogWriter(new GZIPOutputStream(file.out()))) {
                CanonicalLog.write(logs, device, StoredRows.name(device.person()), lines)
                        .forEach(input -> tell(device, input));
            }
            file.commit();
        }
        return named;
    }
}
