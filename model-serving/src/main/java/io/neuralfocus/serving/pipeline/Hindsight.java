package io.neuralfocus.serving.pipeline;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Prediction;
import io.neuralfocus.store.prediction.Evidence;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a stored prediction was made: the version that answered is asked again, of the vector it saw, and says the same. */
public record Hindsight(LiveModels models) {

    /** Empty if that version is not there any more, or took a vector that was not kept. */
    public Optional<Prediction> again(StoredPrediction stored) {
        return models.version(stored.answer().modelVersion())
                .flatMap(model -> vector(stored.evidence(), model.schema())
                        .map(vector -> model.predictor().predict(vector, stored.instantUs())));
    }

    /** Its columns of the wider vector that was kept. */
    private static Optional<float[]> vector(Evidence evidence, FeatureSchema wanted) {
        return Stream.of(FeatureSchema.v1(), FeatureSchema.v2())
                .flatMap(schema -> Stream.of(schema, schema.withSequence()))
                .filter(schema -> schema.digest().equals(evidence.schemaDigest()))
                .map(FeatureSchema::names)
                .filter(kept -> kept.containsAll(wanted.names()))
                .findFirst()
                .map(kept -> picked(evidence.vector(), kept, wanted.names()));
    }

    private static float[] picked(float[] vector, List<String> kept, List<String> wanted) {
        float[] picked = new float[wanted.size()];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = vector[kept.indexOf(wanted.get(i))];
        }
        return picked;
    }
}
