package io.neuralfocus.store.intervention;

import io.neuralfocus.store.people.DeviceKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * An intervention as it was shown.
 *
 * @param prediction the prediction it came from
 * @param session the focus session current then
 * @param target a site or a process; empty where it concerns none
 * @param factors the sentences that were shown with it
 */
public record ShownIntervention(
        DeviceKey device,
        UUID prediction,
        OptionalLong session,
        long shownUs,
        String type,
        String action,
        Optional<String> target,
        String reason,
        double risk,
        List<String> factors,
        String modelVersion,
        Optional<String> testGroup) {

    public ShownIntervention {
        factors = List.copyOf(factors);
    }
}
