package io.neuralfocus.serving.pipeline;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Predictor;

/** The model version that answers, and the schema of the vectors it takes. */
public record ServedModel(Predictor predictor, FeatureSchema schema) {

    public ServedModel {
        schema.firstDifference(predictor.features()).ifPresent(difference -> {
            throw new IllegalArgumentException(
                    "the model " + predictor.version() + " does not fit its schema: " + difference);
        });
    }

    /** Its name, for example {@code xgboost_v3}. */
    public String version() {
        return predictor.version();
    }
}
