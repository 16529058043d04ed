package io.neuralfocus.serving.pipeline;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.scorer.Scorer;

/** The model version that answers, and the schema of its vectors. */
public record ServedModel(String version, FeatureSchema schema, Scorer scorer) {

    public ServedModel {
        schema.firstDifference(scorer.features()).ifPresent(difference -> {
            throw new IllegalArgumentException("the model " + version + " does not fit its schema: " + difference);
        });
    }

    /** The probability of a switch within the horizon. */
    double risk(float[] vector) {
        return Scorer.probability(scorer.margin(vector));
    }
}
