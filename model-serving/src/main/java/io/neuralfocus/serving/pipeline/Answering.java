package io.neuralfocus.serving.pipeline;

import io.neuralfocus.prediction.Prediction;
import io.neuralfocus.prediction.RiskCategory;
import io.neuralfocus.prediction.Suggestion;
import io.neuralfocus.serving.config.ModelsConfig;
import io.neuralfocus.serving.metric.Metrics;
import io.neuralfocus.serving.pipeline.Forecaster.Forecast;
import io.neuralfocus.serving.pipeline.ModelChoice.Chosen;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.Answer;
import io.neuralfocus.store.prediction.ShadowScores;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a device's vector to an answer: who is asked, what is said, and what the shadow may see of it. */
public final class Answering implements AutoCloseable {

    /** As many factors as a prediction tells when nobody says otherwise. */
    public static final int USUAL_FACTORS = 5;

    private final ModelChoice choice;
    private final LiveModels models;
    private final Forecaster forecaster;
    private final ShadowScoring shadow;
    private final Metrics metrics;

    /** Answers by the champion of these models, which stay their owner's to close; what the shadow says goes there. */
    public Answering(LiveModels models, ModelsConfig config, ShadowScores heard, Metrics metrics) {
        this.choice = models;
        this.models = models;
        this.forecaster = new Forecaster(config.explainWithin(), metrics);
        this.shadow = new ShadowScoring(config.shadowWaiting(), heard::append, metrics);
        this.metrics = metrics;
        metrics.gauge("focus.shadow.waiting", "Vectors that wait for the shadow.", shadow::waiting);
    }

    /** The model for this device's user; empty, and counted, if none can answer. */
    public Optional<Chosen> choose(DeviceKey device) {
        Optional<Chosen> chosen = choice.of(device.tenant(), device.user());
        if (chosen.isEmpty()) {
            metrics.degraded(Degradation.NO_MODEL.code());
        }
        return chosen;
    }

    /** What the chosen model says of a vector of its schema. */
    public Forecast forecast(Chosen chosen, float[] vector, long instantUs) {
        return forecast(chosen, vector, instantUs, USUAL_FACTORS);
    }

    /** The same with at most so many factors. */
    public Forecast forecast(Chosen chosen, float[] vector, long instantUs, int mostFactors) {
        Forecast forecast = forecaster.forecast(chosen.model(), vector, instantUs, mostFactors);
        return chosen.group()
                .map(group -> forecast.with(forecast.prediction().inGroup(group)))
                .orElse(forecast);
    }

    /** What was told when this was answered, with this suggestion; without reasons if its version is not there any more. */
    Forecast again(StoredPrediction stored, Suggestion suggestion) {
        Answer answer = stored.answer();
        Prediction bare = new Prediction(
                stored.instantUs(),
                answer.focusScore(),
                answer.focusIsIndex(),
                answer.risk(),
                RiskCategory.valueOf(answer.category()),
                answer.confidence(),
                Map.of(),
                answer.horizonSeconds(),
                List.of(),
                List.of(),
                suggestion,
                answer.modelVersion(),
                answer.testGroup());
        Optional<Prediction> explained = new Hindsight(models)
                .again(stored)
                .map(again -> answer.testGroup().map(again::inGroup).orElse(again))
                .map(again -> again.with(suggestion));
        return new Forecast(
                explained.orElse(bare), List.of(), answer.latencyMs().orElse(0));
    }

    /** The version that would score in silence now. */
    Optional<ServedModel> shadow() {
        return models.shadow();
    }

    /** Lets the shadow score a vector of its schema, unless too many wait already. */
    void offer(ServedModel model, DeviceKey device, long instantUs, boolean onDemand, float[] vector) {
        shadow.offer(model, device, instantUs, onDemand, vector);
    }

    /** What is wrong with the answers now. */
    List<Degradation> degradations() {
        List<Degradation> found = new ArrayList<>(models.degradations());
        found.addAll(forecaster.degradations());
        return found;
    }

    @Override
    public void close() {
        forecaster.close();
        shadow.close();
    }
}
