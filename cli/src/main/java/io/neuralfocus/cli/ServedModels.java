package io.neuralfocus.cli;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.serving.pipeline.ServedModel;
import java.io.IOException;

/** The model that answers, as the registry's champion names it. */
final class ServedModels {

    private ServedModels() {}

    static ServedModel champion() throws IOException {
        ModelVersion version = Registries.version(Registries.shipped(), "champion");
        FeatureSchema schema = Schemas.named(version.card().schema());
        if (!schema.digest().equals(version.card().schemaDigest())) {
            throw Complaint.badInput(version.card().id() + " was trained on another schema " + schema.version()
                    + " than this focus has: "
                    + schema.firstDifference(version.card().features()).orElse("its types, units or windows differ")
                    + ".");
        }
        return new ServedModel(version.predictor(), schema);
    }
}
