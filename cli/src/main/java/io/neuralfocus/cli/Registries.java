package io.neuralfocus.cli;

import io.neuralfocus.registry.Engine;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where model versions are: the shipped ones in the house under the owner's, or a folder that an option names. */
final class Registries {

    private Registries() {}

    /** The registry that comes with the house. */
    static Path shipped() {
        return Path.of(System.getProperty("focus.home", "."), "models", "registry");
    }

    /** The owner's registry on top of the shipped one. */
    static Registry usual() {
        return Registry.open(shipped(), Path.of("data", "models"));
    }

    /** What a service answers with: its own, in its data folder, on top of the shipped ones. */
    static Registry ofService(Path own) {
        return Registry.open(shipped(), own);
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
