package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.prediction.Prediction;
import io.neuralfocus.serving.http.PredictionAnswer.FactorAnswer;
import io.neuralfocus.serving.pipeline.Hindsight;
import io.neuralfocus.store.prediction.KeptPrediction;
import io.neuralfocus.store.prediction.PredictionLog;
import io.neuralfocus.store.prediction.PredictionLog.Page;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/predictions}: a device's predictions, oldest first, a page at a time; {@code /{id}}: one of them, with
 * its factors and what came after it.
 */
final class PredictionsResource {

    /** The version that answered has left the registry, or is another one now. */
    private static final String VERSION_GONE = "version_gone";

    private final PredictionLog log;
    private final Hindsight hindsight;

    PredictionsResource(PredictionLog log, Hindsight hindsight) {
        this.log = log;
        this.hindsight = hindsight;
    }

    /** The score is an index, and no probability of being focused, where {@code focus_is_index} says so. */
    private record Told(
            UUID id,
            UUID deviceId,
            String timestamp,
            long timestampUs,
            boolean onDemand,
            String app,
            double distractionRisk,
            String riskCategory,
            double confidence,
            double focusScore,
            boolean focusIsIndex,
            int predictionHorizonSeconds,
            String modelVersion,
            @Nullable String abTestGroup,
            @Nullable String observedOutcome,
            @Nullable String actualOutcome,
            @Nullable String labelSource) {

        static Told of(KeptPrediction kept) {
            StoredPrediction stored = kept.prediction();
            return new Told(
                    stored.id(),
                    stored.device().device(),
                    Instants.text(stored.instantUs()),
                    stored.instantUs(),
                    stored.onDemand(),
                    stored.app(),
                    stored.answer().risk(),
                    stored.answer().category(),
                    stored.answer().confidence(),
                    stored.answer().focusScore(),
                    stored.answer().focusIsIndex(),
                    stored.answer().horizonSeconds(),
                    stored.answer().modelVersion(),
                    stored.answer().testGroup().orElse(null),
                    kept.observed().map(Enum::name).orElse(null),
                    kept.label().map(label -> label.outcome().name()).orElse(null),
                    kept.label().map(label -> label.source().name()).orElse(null));
        }
    }

    private record Listed(List<Told> predictions, long nextAfter) {}

    /**
     * Factors are computed again, by the version that answered and from the vector it saw: so they are the same. Where it
     * cannot be asked any more they are null, and what was predicted and what came of it is told all the same.
     */
    private record Detail(
            Told prediction,
            @Nullable List<String> contributingFactors,
            @Nullable List<FactorAnswer> factors,
            List<String> degraded) {

        static Detail of(Told told, Prediction again) {
            return new Detail(
                    told,
                    again.contributingFactors(),
                    again.factors().stream().map(FactorAnswer::of).toList(),
                    List.of());
        }

        static Detail withoutFactors(Told told) {
            return new Detail(told, null, null, List.of(VERSION_GONE));
        }
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/predictions",
                        this::list,
                        ProblemCode.INVALID_DEVICE_ID,
                        ProblemCode.INVALID_AFTER,
                        ProblemCode.INVALID_LIMIT,
                        ProblemCode.INVALID_SPAN,
                        ProblemCode.STORE_UNAVAILABLE),
                Route.get(
                        "/api/v1/predictions/{id}",
                        this::one,
                        ProblemCode.INVALID_DEVICE_ID,
                        ProblemCode.STORE_UNAVAILABLE));
    }

    private void list(Context context) {
        long fromUs = Asked.instant(context, "from", Long.MIN_VALUE);
        long toUs = Asked.instant(context, "to", Long.MAX_VALUE);
        if (toUs <= fromUs) {
            throw new Refusal(ProblemCode.INVALID_SPAN, "The parameter to must lie after from.");
        }
        Page<Long> page = log.listed(Asked.device(context), fromUs, toUs, Asked.after(context), Asked.limit(context));
        Json.answer(
                context, new Listed(page.predictions().stream().map(Told::of).toList(), page.cursor()));
    }

    private void one(Context context) {
        KeptPrediction kept =
                log.find(Asked.person(context), Asked.pathUuid(context)).orElseThrow(Asked::nothing);
        Told told = Told.of(kept);
        Json.answer(
                context,
                hindsight
                        .again(kept.prediction())
                        .map(again -> Detail.of(told, again))
                        .orElseGet(() -> Detail.withoutFactors(told)));
    }
}
