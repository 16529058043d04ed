package io.neuralfocus.store.prediction;

import io.neuralfocus.store.people.DeviceKey;
import java.util.UUID;

/**
 * One answered prediction with the vector it was made from.
 *
 * @param instantUs the grid instant it speaks of
 * @param app the app in focus as it was told; empty when none is known
 * @param risk probability of a switch within the horizon
 * @param confidence how sure the risk is of a person never seen before
 * @param focusScore 0 to 100
 * @param focusIsIndex no person's labels stand behind the focus score
 * @param schemaDigest names the schema of the vector
 * @param catalogDigest names the catalogue the vector was made with
 */
public record StoredPrediction(
        UUID id,
        DeviceKey device,
        long instantUs,
        String app,
        double risk,
        String category,
        double confidence,
        double focusScore,
        boolean focusIsIndex,
        int horizonSeconds,
        String modelVersion,
        String schemaDigest,
        String catalogDigest,
        float[] vector) {}
