package io.neuralfocus.prediction;

import io.neuralfocus.calibration.Estimate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All heads of one model version: a vector in, a prediction out. Immutable; any thread may ask it. Closing lets go of
 * what native engines hold; the default engine holds nothing.
 */
public final class Predictor implements AutoCloseable {

    private static final int USUAL_FACTORS = 5;

    private final String version;
    private final List<String> features;
    private final int horizonSeconds;
    private final boolean focusIsIndex;
    private final Map<Head, HeadModel> heads;
    private final HeadModel risk;
    private final Factors factors;

    /** A predictor of these heads; {@link Head#RISK} must be one of them. */
    public Predictor(
            String version,
            List<String> features,
            int horizonSeconds,
            boolean focusIsIndex,
            Map<Head, HeadModel> heads) {
        HeadModel riskHead = heads.get(Head.RISK);
        if (riskHead == null) {
            throw new IllegalArgumentException(version + " has no risk head");
        }
        this.version = version;
        this.features = List.copyOf(features);
        this.horizonSeconds = horizonSeconds;
        this.focusIsIndex = focusIsIndex || !heads.containsKey(Head.FOCUSED);
        this.heads = new EnumMap<>(heads);
        this.risk = riskHead;
        this.factors = new Factors(this.features, riskHead.shap(), riskHead.calibration());
    }

    /** The model version that answers, for example {@code xgboost_v3}. */
    public String version() {
        return version;
    }

    /** The features in the order of the vector. */
    public List<String> features() {
        return features;
    }

    public int horizonSeconds() {
        return horizonSeconds;
    }

    /** The prediction for a vector as it stood at an instant, with its five greatest factors. */
    public Prediction predict(float[] vector, long timestampUs) {
        return predict(vector, timestampUs, USUAL_FACTORS);
    }

    /** The prediction with at most so many factors; with none of them nothing is explained, and that is faster. */
    public Prediction predict(float[] vector, long timestampUs, int mostFactors) {
        Map<Head, Estimate> estimates = new EnumMap<>(Head.class);
        float riskMargin = risk.scorer().margin(vector);
        for (Map.Entry<Head, HeadModel> head : heads.entrySet()) {
            HeadModel model = head.getValue();
            float margin =
                    head.getKey() == Head.RISK ? riskMargin : model.scorer().margin(vector);
            estimates.put(head.getKey(), model.calibration().at(margin));
        }
        Estimate distraction = estimates.getOrDefault(Head.RISK, Estimate.NOTHING_KNOWN);
        Estimate focused = estimates.get(Head.FOCUSED);
        // Without a head of its own the focus score is what the risk leaves: an index, and called so.
        double focus = focused == null ? 1 - distraction.probability() : focused.probability();
        List<Factor> found = factors.of(vector, riskMargin, mostFactors);
        return new Prediction(
                timestampUs,
                100 * focus,
                focusIsIndex,
                distraction.probability(),
                RiskCategory.of(distraction.probability()),
                distraction.confidence(),
                estimates,
                horizonSeconds,
                found,
                factors.sentences(vector, found),
                Suggestion.NONE,
                version,
                Optional.empty());
    }

    @Override
    public void close() {
        heads.values().forEach(head -> head.scorer().close());
    }
}
