package io.neuralfocus.prediction;

import io.neuralfocus.calibration.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is told of one instant.
 *
 * @param focusScore 0 to 100
 * @param focusIsIndex no person has labelled focus yet: the score is an index, not a probability
 * @param distractionRisk calibrated probability of a context switch within the horizon
 * @param confidence of the risk; each head's own interval is in {@code heads}
 * @param factors by falling |contribution|, ties by the feature's place
 * @param contributingFactors the sentences to show, at most five
 * @param abTestGroup empty outside any experiment
 */
public record Prediction(
        long timestampUs,
        double focusScore,
        boolean focusIsIndex,
        double distractionRisk,
        RiskCategory riskCategory,
        double confidence,
        Map<Head, Estimate> heads,
        int horizonSeconds,
        List<Factor> factors,
        List<String> contributingFactors,
        Suggestion intervention,
        String modelVersion,
        Optional<String> abTestGroup) {

    public Prediction {
        heads = Map.copyOf(heads);
        factors = List.copyOf(factors);
        contributingFactors = List.copyOf(contributingFactors);
    }

    /** The same prediction with what the intervention policy says to it. */
    public Prediction with(Suggestion suggestion) {
        return told(suggestion, abTestGroup);
    }

    /** The same prediction as made for a group of an experiment. */
    public Prediction inGroup(String group) {
        return told(intervention, Optional.of(group));
    }

    private Prediction told(Suggestion suggestion, Optional<String> group) {
        return new Prediction(
                timestampUs,
                focusScore,
                focusIsIndex,
                distractionRisk,
                riskCategory,
                confidence,
                heads,
                horizonSeconds,
                factors,
                contributingFactors,
                suggestion,
                modelVersion,
                group);
    }
}
