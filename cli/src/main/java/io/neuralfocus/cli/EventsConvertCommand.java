package io.neuralfocus.cli;

import io.neuralfocus.event.log.Conversion;
import io.neuralfocus.event.log.DeviceNaming;
import io.neuralfocus.event.log.LogConversion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code focus events convert}. */
@Command(
        name = "convert",
        description = {
            "Writes an event file in the format that the ending of the new name tells.",
            "To JSON lines nothing is lost. Frames carry less: what they cannot carry is counted, and the conversion is"
                    + " refused with exit code 3 unless --lossy is given.",
            "A file that breaks off is refused with exit code 2 unless --lossy is given."
        })
final class EventsConvertCommand implements Callable<Integer> {

    @ParentCommand
    private EventsCommand events;

    @Parameters(index = "0", paramLabel = "FILE", description = "An event file.")
    private Path from;

    @Parameters(index = "1", paramLabel = "NEW", arity = "0..1", description = "The new file; or give it with --out.")
    private @Nullable Path second;

    @Option(names = "--out", paramLabel = "NEW", description = "The new file: .nfe, .jsonl or .jsonl.gz.")
    private @Nullable Path out;

    @Option(names = "--lossy", description = "Write also where something is lost.")
    private boolean lossy;

    @Option(names = "--users", paramLabel = "FILE", description = "Lines of user,device-uuid: who owns which device.")
    private @Nullable Path users;

    @Override
    public Integer call() throws IOException {
        EventFiles.check(List.of(from));
        Path to = Optional.ofNullable(out)
                .or(() -> Optional.ofNullable(second))
                .orElseThrow(() -> Complaint.badInput("say where to write with --out: .nfe, .jsonl or .jsonl.gz."));
        Rejections rejections = new Rejections();
        DeviceList list = users == null ? DeviceList.none() : DeviceList.read(users);
        Conversion conversion = new LogConversion(
                        list::ownerOf, DeviceNaming.ofUsers(list.devices()), lossy, rejections)
                .convert(from, to);
        rejections.told(from).ifPresent(events.terminal()::say);
        String losses = conversion.losses().entrySet().stream()
                .map(loss -> loss.getValue() + " x " + loss.getKey().what())
                .collect(Collectors.joining("; "));
        Optional<String> stopped = conversion.stopped().map(stop -> from + ": reading stopped at " + stop);
        if (!conversion.written() && stopped.isPresent()) {
            throw Complaint.badInput(
                    stopped.get() + "; " + to + " is not written. Give --lossy for what stands before that.");
        }
        if (!conversion.written()) {
            throw Complaint.lossy(
                    to + " is not written, for frames cannot carry: " + losses + ". Give --lossy if that may be lost.");
        }
        stopped.ifPresent(sentence -> events.terminal().say(sentence + "."));
        if (!losses.isEmpty()) {
            events.terminal().say(to + " says less than " + from + ": " + losses + ".");
        }
        events.out().println(to + ": " + conversion.items() + " items");
        return conversion.items() == 0 && !conversion.isWhole() ? ExitCode.BAD_INPUT : ExitCode.OK;
    }
}
