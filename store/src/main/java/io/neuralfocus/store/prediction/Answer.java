package io.neuralfocus.store.prediction;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was answered.
 *
 * @param risk probability of a switch within the horizon
 * @param confidence how sure the risk is of a person never seen before
 * @param focusScore 0 to 100
 * @param focusIsIndex no person's labels stand behind the focus score
 * @param testGroup empty outside any experiment
 * @param latencyMs how long the model took to score it, without its reasons, where that was measured
 */
public record Answer(
        double risk,
        String category,
        double confidence,
        double focusScore,
        boolean focusIsIndex,
        int horizonSeconds,
        String modelVersion,
        Optional<String> testGroup,
        OptionalDouble latencyMs) {

    public Answer {
        // One database would take what is no number for nothing, the other as it is.
        if (!Double.isFinite(risk) || !Double.isFinite(confidence) || !Double.isFinite(focusScore)) {
            throw new IllegalArgumentException(
                    "an answer is no number: " + risk + ", " + confidence + ", " + focusScore);
        }
    }
}
