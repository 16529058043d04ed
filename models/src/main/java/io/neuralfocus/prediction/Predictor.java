package io.neuralfocus.prediction;

import io.neuralfocus.calibration.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
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
        this.factors = new Factors(this.features, riskHead.explainer(), riskHead.calibration());
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
        float riskMargin = risk.scorer().margin(vector);
        Map<Head, Estimate> estimates = new EnumMap<>(Head.class);
        heads.forEach((head, model) -> {
            float margin = head == Head.RISK ? riskMargin : model.scorer().margin(vector);
            estimates.put(head, model.calibration().at(margin));
        });
        double[] contributions = factors.contributions(vector, 1, mostFactors);
        return prediction(vector, estimates, factors.of(vector, riskMargin, contributions, mostFactors), timestampUs);
    }

    /**
     * The predictions for many vectors, laid one after the other, each as it would be alone: what an engine does once a
     * call it does once for all of them.
     *
     * @param timestampsUs an instant for each vector
     */
    public List<Prediction> predict(float[] rows, long[] timestampsUs, int mostFactors) {
        int count = timestampsUs.length;
        float[] riskMargins = margins(risk, rows, count);
        List<Map<Head, Estimate>> estimates = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            estimates.add(new EnumMap<>(Head.class));
        }
        heads.forEach((head, model) -> {
            float[] margins = head == Head.RISK ? riskMargins : margins(model, rows, count);
            for (int row = 0; row < count; row++) {
                estimates.get(row).put(head, model.calibration().at(margins[row]));
            }
        });
        double[] contributions = factors.contributions(rows, count, mostFactors);
        int width = features.size();
        int given = contributions.length == 0 ? 0 : width;
        List<Prediction> predictions = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            float[] vector = Arrays.copyOfRange(rows, row * width, (row + 1) * width);
            double[] its = Arrays.copyOfRange(contributions, row * given, (row + 1) * given);
            List<Factor> found = factors.of(vector, riskMargins[row], its, mostFactors);
            predictions.add(prediction(vector, estimates.get(row), found, timestampsUs[row]));
        }
        return predictions;
    }

    private static float[] margins(HeadModel model, float[] rows, int count) {
        float[] margins = new float[count];
        model.scorer().margins(rows, count, margins);
        return margins;
    }

    private Prediction prediction(float[] vector, Map<Head, Estimate> estimates, List<Factor> found, long timestampUs) {
        Estimate distraction = estimates.getOrDefault(Head.RISK, Estimate.NOTHING_KNOWN);
        Estimate focused = estimates.get(Head.FOCUSED);
        // Without a head of its own the focus score is what the risk leaves: an index, and called so.
        double focus = focused == null ? 1 - distraction.probability() : focused.probability();
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
