package io.neuralfocus.cli;

import io.neuralfocus.registry.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which registry a command speaks of: that of a service, or one that has nothing to do with any. */
final class RegistryOption {

    private static final Path USUAL = Path.of("data");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "A service's data folder: its versions, in DIR/models, on top of the shipped ones.",
                "Default: the folder that train, evaluate or report reads as --store, else the folder data."
            })
    private @Nullable Path data;

    @Option(
            names = "--registry",
            paramLabel = "DIR",
            description = {
                "A folder of versions instead, by itself.",
                "The models of a service's data folder lie on top of the shipped ones here too."
            })
    private @Nullable Path folder;

    /** The one that is named, which need not be there yet; where none is, the one beside a store that was read. */
    Registry registry(Optional<Path> store) {
        requireSense();
        if (folder != null) {
            return Registries.isOfService(folder) ? Registries.ofService(folder) : Registry.open(folder);
        }
        return Registries.ofData(data == null ? store.orElse(USUAL) : data);
    }

    /** The one that is named, for those who want to find something in it. */
    Registry existing() {
        requireSense();
        if (folder != null && !Files.isDirectory(folder) && !Registries.isOfService(folder)) {
            throw Complaint.badInput(folder + ": there is no such folder.");
        }
        return registry(Optional.empty());
    }

    private void requireSense() {
        if (data == null) {
            return;
        }
        if (folder != null) {
            throw Complaint.badInput("--data and --registry both say where versions are: give one of them.");
        }
        if (!Files.isDirectory(data)) {
            throw Complaint.badInput("--data " + data + ": there is no such folder; also a service that remembers"
                    + " in a server keeps its versions in one.");
        }
    }
}
