package io.neuralfocus.cli;

import io.neuralfocus.feature.FeatureSchema;
import java.util.stream.Collectors;

/** Feature schemas as options name them. */
final class Schemas {

    private Schemas() {}

    static FeatureSchema named(String version) {
        return FeatureSchema.ofVersion(version)
                .orElseThrow(() -> Complaint.badInput("there is no schema " + version + ": choose "
                        + FeatureSchema.all().stream()
                                .map(FeatureSchema::version)
                                .collect(Collectors.joining(" or "))
                        + ", or with the last events behind them "
                        + FeatureSchema.all().stream()
                                .map(schema -> schema.withSequence().version())
                                .collect(Collectors.joining(" or "))
                        + "."));
    }
}
