package io.neuralfocus.cli;

import io.neuralfocus.registry.Engine;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where model versions are: the shipped ones in the house under the owner's, or a folder that an option names. */
final class Registries {

    /** What the option means that names a registry. */
    static final String OPTION = "Default: the owner's in data/models on top of the shipped ones.";

    private Registries() {}

    /** The registry that comes with the house. */
    static Path shipped() {
        return Path.of(System.getProperty("focus.home", "."), "models", "registry");
    }

    /** The registry that an option names, or without it the owner's on top of the shipped one. */
    static Registry of(@Nullable Path option) {
        return option == null ? Registry.open(shipped(), Path.of("data", "models")) : Registry.open(option);
    }

    /** A version by its name or alias. */
    static ModelVersion version(Path registry, String nameOrAlias) throws IOException {
        return ModelVersion.load(folder(Registry.open(registry), nameOrAlias));
    }

    /** A version by its name, its alias or its folder, for an engine. */
    static ModelVersion version(Registry registry, String nameAliasOrFolder, Engine engine) throws IOException {
        Path folder = Path.of(nameAliasOrFolder);
        boolean isBundle = Files.exists(folder.resolve("card.json"));
        return ModelVersion.load(isBundle ? folder : folder(registry, nameAliasOrFolder), engine);
    }

    /** The folder of a version. */
    static Path folder(Registry registry, String nameOrAlias) throws IOException {
        return registry.folder(nameOrAlias)
                .orElseThrow(() -> Complaint.badInput(
                        "there is no model " + nameOrAlias + ": focus models list tells what there is."));
    }
}
