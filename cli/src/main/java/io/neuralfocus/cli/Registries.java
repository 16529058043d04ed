package io.neuralfocus.cli;

import io.neuralfocus.registry.Engine;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.store.StoreView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where model versions are: the shipped ones in the house under a service's own, or a folder that an option names. */
final class Registries {

    /** In a service's data folder, as its settings have it. */
    private static final String OWN = "models";

    private Registries() {}

    /** The registry that comes with the house. */
    static Path shipped() {
        return Path.of(System.getProperty("focus.home", "."), "models", "registry");
    }

    /** What a service answers with: its own, in its data folder, on top of the shipped ones. */
    static Registry ofService(Path own) {
        return Registry.open(shipped(), own);
    }

    /** What the service answers with whose data folder this is. */
    static Registry ofData(Path data) {
        return ofService(data.resolve(OWN));
    }

    /** Whether a folder of versions is a service's own: as if it were alone nothing would guard what that answers with. */
    static boolean isOfService(Path own) {
        Path place = own.toAbsolutePath().normalize();
        Path data = place.getParent();
        return data != null && place.endsWith(OWN) && StoreView.isIn(data);
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
