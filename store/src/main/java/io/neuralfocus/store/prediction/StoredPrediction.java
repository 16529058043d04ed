package io.neuralfocus.store.prediction;

import io.neuralfocus.store.people.DeviceKey;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One answered prediction.
 *
 * @param instantUs the instant it speaks of
 * @param onDemand somebody asked; otherwise the grid did
 * @param session the focus session current then, if there was one
 * @param app the app in focus as it was told; empty when none is known
 */
public record StoredPrediction(
        UUID id,
        DeviceKey device,
        long instantUs,
        boolean onDemand,
        OptionalLong session,
        String app,
        Answer answer,
        Evidence evidence) {}
