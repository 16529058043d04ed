package io.neuralfocus.cli;

import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.scorer.RefusedModelException;
import java.io.IOException;
import java.nio.file.Path;

/** Where model versions are: the shipped ones in the house, or a folder that an option names. */
final class Registries {

    private Registries() {}

    /** The registry that comes with the house. */
    static Path shipped() {
        return Path.of(System.getProperty("focus.home", "."), "models", "registry");
    }

    /** A version by its name or alias. */
    static ModelVersion version(Path registry, String nameOrAlias) throws IOException {
        try {
            return Registry.open(registry)
                    .find(nameOrAlias)
                    .orElseThrow(() -> Complaint.badInput("there is no model " + nameOrAlias + " in " + registry
                            + ": focus models list tells what there is."));
        } catch (RefusedModelException e) {
            throw Complaint.badInput(String.valueOf(e.getMessage()) + ".");
        }
    }
}
