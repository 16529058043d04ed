package io.neuralfocus.cli;

import io.neuralfocus.registry.Registry;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which registry a command speaks of. */
final class RegistryOption {

    @Option(
            names = "--registry",
            paramLabel = "DIR",
            description = "Default: the owner's in data/models on top of the shipped ones.")
    private @Nullable Path folder;

    Registry registry() {
        return folder == null ? Registries.usual() : Registry.open(folder);
    }
}
