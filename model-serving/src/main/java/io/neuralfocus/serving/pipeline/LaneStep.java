package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.intervention.ShownIntervention;
import io.neuralfocus.store.lane.StoredEvent;
import io.neuralfocus.store.prediction.PredictionLog.Observation;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What an input, or a part of one, led to; all of it still to be stored. Filled by its lane, on the lane's thread. */
final class LaneStep {

    private final List<StoredPrediction> predictions = new ArrayList<>(1);
    private final List<Observation> observations = new ArrayList<>(1);
    private final List<ShownIntervention> interventions = new ArrayList<>(0);
    private final List<StoredEvent> events = new ArrayList<>(0);
    private Optional<Supplier<Answered>> answered = Optional.empty();
    private int lateEvents;
    private int instants;

    void predicted(StoredPrediction prediction) {
        predictions.add(prediction);
    }

    void observed(Observation observation) {
        observations.add(observation);
    }

    void shown(ShownIntervention intervention) {
        interventions.add(intervention);
    }

    void happened(StoredEvent event) {
        events.add(event);
    }

    void answered(Supplier<Answered> answer) {
        answered = Optional.of(answer);
    }

    void visited() {
        instants++;
    }

    void late() {
        lateEvents++;
    }

    List<StoredPrediction> predictions() {
        return predictions;
    }

    /** What came after earlier predictions. */
    List<Observation> observations() {
        return observations;
    }

    List<ShownIntervention> interventions() {
        return interventions;
    }

    /** What people may look at of its events. */
    List<StoredEvent> events() {
        return events;
    }

    /** The answer, if the input was the question; made where somebody waits for it. */
    Optional<Supplier<Answered>> answered() {
        return answered;
    }

    /** How many instants of the grid were visited. */
    int instants() {
        return instants;
    }

    /** How many of its events came late. */
    int lateEvents() {
        return lateEvents;
    }
}
