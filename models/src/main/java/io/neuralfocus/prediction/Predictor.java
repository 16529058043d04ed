package io.neuralfocus.prediction;

import io.neuralfocus.calibration.Estimate;
import io.neuralfocus.explain.Heuristics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All heads of one model version: a vector in, a prediction out. Immutable; any thread may ask it. */
public final class Predictor {

    private static final List<String> NOTHING_STANDS_OUT = List.of("Pattern analysis");

    private final String version;
    private final List<String> features;
    private final int horizonSeconds;
    private final boolean focusIsIndex;
    private final Map<Head, HeadModel> heads;
    private final Heuristics heuristics;

    /** A predictor of these heads; {@link Head#RISK} must be one of them. */
    public Predictor(
            String version,
            List<String> features,
            int horizonSeconds,
            boolean focusIsIndex,
            Map<Head, HeadModel> heads) {
        if (!heads.containsKey(Head.RISK)) {
            throw new IllegalArgumentException(version + " has no risk head");
        }
        this.version = version;
        this.features = List.copyOf(features);
        this.horizonSeconds = horizonSeconds;
        this.focusIsIndex = focusIsIndex || !heads.containsKey(Head.FOCUSED);
        this.heads = new EnumMap<>(heads);
        this.heuristics = new Heuristics(features);
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

    /** The prediction for a vector as it stood at an instant. */
    public Prediction predict(float[] vector, long timestampUs) {
        Map<Head, Estimate> estimates = new EnumMap<>(Head.class);
        heads.forEach((head, model) -> estimates.put(head, model.estimate(vector)));
        Estimate risk = estimates.getOrDefault(Head.RISK, Estimate.NOTHING_KNOWN);
        Estimate focused = estimates.get(Head.FOCUSED);
        // Without a head of its own the focus score is what the risk leaves: an index, and called so.
        double focus = focused == null ? 1 - risk.probability() : focused.probability();
        List<String> sentences = heuristics.sentences(vector);
        return new Prediction(
                timestampUs,
                100 * focus,
                focusIsIndex,
                risk.probability(),
                RiskCategory.of(risk.probability()),
                risk.confidence(),
                estimates,
                horizonSeconds,
                List.of(),
                sentences.isEmpty() ? NOTHING_STANDS_OUT : sentences,
                Suggestion.NONE,
                version,
                Optional.empty());
    }
}
