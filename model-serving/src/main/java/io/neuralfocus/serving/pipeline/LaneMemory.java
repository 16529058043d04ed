package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.intervention.KeptIntervention;
import io.neuralfocus.store.prediction.KeptPrediction;
import java.util.List;
import java.util.Optional;

/** What a lane must know that does not stand in its device's log: answers once given, and what the person was shown. */
interface LaneMemory {

    /** What was answered at an instant in an earlier life; empty if nothing was. */
    Optional<KeptPrediction> answered(long instantUs, boolean onDemand);

    /** What the person was shown before an instant on any device, the newest first; empty if that cannot be known now. */
    Optional<List<KeptIntervention>> shownBefore(long instantUs);

    /** Nothing was answered before, and nothing may be shown: for a look ahead that leaves no trace. */
    LaneMemory NONE = new LaneMemory() {
        @Override
        public Optional<KeptPrediction> answered(long instantUs, boolean onDemand) {
            return Optional.empty();
        }

        @Override
        public Optional<List<KeptIntervention>> shownBefore(long instantUs) {
            return Optional.empty();
        }
    };
}
