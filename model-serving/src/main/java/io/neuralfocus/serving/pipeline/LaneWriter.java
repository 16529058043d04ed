package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.Store;
import io.neuralfocus.store.intervention.ShownIntervention;
import io.neuralfocus.store.lane.LaneSnapshots.Snapshot;
import io.neuralfocus.store.lane.StoredEvent;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.PredictionLog.Observation;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Stores what a device's lane comes to. All of it may be stored again: the first stays. */
record LaneWriter(Store store, DeviceKey device) {

    /** Completes when it is durable; nobody waits for a disk on a lane's thread. */
    CompletableFuture<Void> write(List<LaneStep> steps) {
        List<StoredPrediction> predictions = new ArrayList<>();
        List<Observation> observations = new ArrayList<>();
        List<StoredEvent> events = new ArrayList<>();
        List<CompletableFuture<?>> written = new ArrayList<>();
        for (LaneStep step : steps) {
            predictions.addAll(step.predictions());
            observations.addAll(step.observations());
            events.addAll(step.events());
        }
        if (!events.isEmpty()) {
            written.add(store.events().append(device, events));
        }
        if (!predictions.isEmpty()) {
            written.add(store.predictions().append(predictions));
        }
        for (LaneStep step : steps) {
            for (ShownIntervention shown : step.interventions()) {
                written.add(store.interventions().show(shown));
            }
        }
        if (!observations.isEmpty()) {
            written.add(store.predictions().observe(device, observations));
        }
        return CompletableFuture.allOf(written.toArray(CompletableFuture[]::new));
    }

    /** Keeps the lane's state, which must have been written up to there. */
    CompletableFuture<Boolean> keep(Lane lane, long nowUs) {
        return store.snapshots().put(device, new Snapshot(lane.ordinal(), nowUs, lane.snapshot()));
    }
}
