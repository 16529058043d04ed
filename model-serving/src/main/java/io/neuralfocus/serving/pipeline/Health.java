package io.neuralfocus.serving.pipeline;

import io.neuralfocus.serving.metric.Metrics;
import io.neuralfocus.store.Store;
import java.util.ArrayList;
import java.util.List;

/** What the service has to do without at present; nothing while all is well. */
public final class Health {

    private final Store store;
    private final Answering answering;

    public Health(Store store, Answering answering) {
        this.store = store;
        this.answering = answering;
    }

    /** Lets each of them be seen while it lasts. */
    public void tellTo(Metrics metrics) {
        for (Degradation degradation : Degradation.values()) {
            metrics.degradation(degradation.code(), () -> degradations().contains(degradation));
        }
    }

    /** The gravest first. */
    public List<Degradation> degradations() {
        List<Degradation> found = new ArrayList<>(answering.degradations());
        if (store.trouble().isPresent()) {
            found.add(Degradation.STORE_UNAVAILABLE);
        }
        found.sort(null);
        return found;
    }
}
