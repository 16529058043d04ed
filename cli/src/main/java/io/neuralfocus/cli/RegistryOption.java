package io.neuralfocus.cli;

import io.neuralfocus.registry.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which registry a command speaks of. */
final class RegistryOption {

    @Option(
            names = "--registry",
            paramLabel = "DIR",
            description = "Default: the owner's, data/models in this folder, on top of the shipped ones.")
    private @Nullable Path folder;

    /** The one that is named, which need not be there yet. */
    Registry registry() {
        return folder == null ? Registries.usual() : Registry.open(folder);
    }

    /** The one that is named, for those who want to find something in it. */
    Registry existing() {
        if (folder != null && !Files.isDirectory(folder)) {
            throw Complaint.badInput(folder + ": there is no such folder.");
        }
        return registry();
    }
}
