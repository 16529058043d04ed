package io.neuralfocus.prediction;

import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.calibration.Estimate;
import io.neuralfocus.scorer.Scorer;

/** One head ready to answer: an engine and what its margins mean. */
public record HeadModel(Scorer scorer, Calibration calibration) {

    Estimate estimate(float[] vector) {
        return calibration.at(scorer.margin(vector));
    }
}
