package io.neuralfocus.serving.pipeline;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Predictor;
import io.neuralfocus.registry.Card;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.scorer.RefusedModelException;

/** A model version that can answer, and the schema of the vectors it takes. */
public record ServedModel(Predictor predictor, FeatureSchema schema) {

    /** The version, if it was trained on a schema that this service computes. */
    static ServedModel of(ModelVersion version) {
        Card card = version.card();
        FeatureSchema schema = FeatureSchema.ofVersion(card.schema())
                .orElseThrow(() -> new RefusedModelException(
                        card.id(), "schema", "there is no schema " + card.schema() + " in this service"));
        if (!schema.digest().equals(card.schemaDigest())) {
            throw new RefusedModelException(
                    card.id(),
                    "schema",
                    "it was trained on another schema " + schema.version() + " than this service has: "
                            + schema.firstDifference(card.features()).orElse("types, units or windows differ"));
        }
        return new ServedModel(version.predictor(), schema);
    }

    /** Its name, for example {@code xgboost_v3}. */
    public String version() {
        return predictor.version();
    }
}
