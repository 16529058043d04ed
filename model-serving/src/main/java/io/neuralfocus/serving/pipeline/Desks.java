package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.Store;
import java.time.InstantSource;

/** Where people's wishes and words come in, beside what their devices tell. There is one of each in a service. */
public record Desks(SessionDesk sessions, LabelDesk labels, InterventionDesk interventions, LiveDesk live) {

    /** The desks of a service. */
    public static Desks of(Store store, Lanes lanes, Intake intake, InstantSource clock) {
        return new Desks(
                new SessionDesk(store, lanes, clock),
                new LabelDesk(store.labels(), clock),
                new InterventionDesk(store, clock),
                new LiveDesk(intake, lanes, clock));
    }
}
