package io.neuralfocus.store;

import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.Answer;
import io.neuralfocus.store.prediction.Evidence;
import io.neuralfocus.store.prediction.Evidence.Beside;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;

/** Rows to begin with. */
final class Samples {

    private Samples() {}

    static StoredPrediction prediction(DeviceKey device, long instantUs) {
        return prediction(device, instantUs, new float[] {1.5f, Float.NaN, -0.0f, 0, Float.MIN_VALUE, 7});
    }

    static StoredPrediction prediction(DeviceKey device, long instantUs, float[] vector) {
        return new StoredPrediction(
                new UUID(device.device().getLeastSignificantBits(), instantUs),
                device,
                instantUs,
                false,
                OptionalLong.empty(),
                "code",
                new Answer(0.25, "LOW", 0.5, 75, true, 30, "m_v1", Optional.empty(), OptionalDouble.of(0.125)),
                new Evidence(
                        "schema",
                        "catalogue",
                        vector,
                        new Beside(3, 4, 5.5, true, "Building", List.of(0, 0, 1, 3, 1, 6, 7, 1, 3, 1))));
    }
}
