package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.Store;
import io.neuralfocus.store.intervention.KeptIntervention;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.KeptPrediction;
import java.util.List;
import java.util.Optional;

/**
 * What the store remembers of a device and its person.
 *
 * @param live what is taken in now came in just now: nobody can have answered it before
 */
record StoredMemory(Store store, DeviceKey device, boolean live) implements LaneMemory {

    @Override
    public Optional<KeptPrediction> answered(long instantUs, boolean onDemand) {
        return live ? Optional.empty() : store.predictions().at(device, instantUs, onDemand);
    }

    @Override
    public Optional<List<KeptIntervention>> shownBefore(long instantUs) {
        return Optional.of(store.interventions().newest(device.person(), instantUs, Interventions.REMEMBERED));
    }
}
