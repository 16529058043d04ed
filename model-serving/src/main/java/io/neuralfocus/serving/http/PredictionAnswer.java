package io.neuralfocus.serving.http;

import io.neuralfocus.calibration.Estimate;
import io.neuralfocus.prediction.Factor;
import io.neuralfocus.prediction.Prediction;
import io.neuralfocus.prediction.Suggestion;
import io.neuralfocus.serving.pipeline.Degradation;
import io.neuralfocus.serving.pipeline.Forecaster.Forecast;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A prediction as it is told, with all that is known at the moment it is made. */
record PredictionAnswer(
        String timestamp,
        long timestampUs,
        double focusScore,
        boolean focusIsIndex,
        double distractionRisk,
        String riskCategory,
        double confidence,
        Map<String, HeadAnswer> heads,
        int predictionHorizonSeconds,
        List<String> contributingFactors,
        List<FactorAnswer> factors,
        @Nullable String interventionType,
        @Nullable String interventionTarget,
        String interventionReason,
        String modelVersion,
        @Nullable String abTestGroup,
        List<String> degraded) {

    /** One head's probability, and the rates between which 8 of 10 unseen people lie. */
    record HeadAnswer(double probability, double lo, double hi, double confidence) {
        static HeadAnswer of(Estimate estimate) {
            return new HeadAnswer(estimate.probability(), estimate.lo(), estimate.hi(), estimate.confidence());
        }
    }

    /** One feature's share. A missing value is told as null. */
    record FactorAnswer(
            String feature, @Nullable Float value, double contribution, double riskChange, String sentence) {
        static FactorAnswer of(Factor factor) {
            return new FactorAnswer(
                    factor.feature(),
                    Float.isNaN(factor.value()) ? null : factor.value(),
                    factor.contribution(),
                    factor.riskChange(),
                    factor.sentence());
        }
    }

    static PredictionAnswer of(Forecast forecast) {
        Prediction prediction = forecast.prediction();
        Map<String, HeadAnswer> heads = new TreeMap<>();
        prediction.heads().forEach((head, estimate) -> heads.put(head.label(), HeadAnswer.of(estimate)));
        Suggestion suggestion = prediction.intervention();
        boolean none = suggestion.equals(Suggestion.NONE);
        return new PredictionAnswer(
                Instants.text(prediction.timestampUs()),
                prediction.timestampUs(),
                prediction.focusScore(),
                prediction.focusIsIndex(),
                prediction.distractionRisk(),
                prediction.riskCategory().name(),
                prediction.confidence(),
                heads,
                prediction.horizonSeconds(),
                prediction.contributingFactors(),
                prediction.factors().stream().map(FactorAnswer::of).toList(),
                none ? null : suggestion.type().name(),
                suggestion.target().isEmpty() ? null : suggestion.target(),
                suggestion.reason(),
                prediction.modelVersion(),
                prediction.abTestGroup().orElse(null),
                forecast.degraded().stream().map(Degradation::code).toList());
    }
}
