package io.neuralfocus.store;

import java.util.UUID;

/**
 * One answered prediction with the vector it was made from.
 *
 * @param instantUs the grid instant it speaks of
 * @param app the app in focus as it was told; empty when none is known
 * @param risk probability of a switch within the horizon
 * @param focusIndex 0 to 100, an index and no probability
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
        double focusIndex,
        String modelVersion,
        String schemaDigest,
        String catalogDigest,
        float[] vector) {}
