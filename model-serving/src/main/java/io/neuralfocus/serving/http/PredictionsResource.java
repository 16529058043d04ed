package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.serving.http.PredictionAnswer.FactorAnswer;
import io.neuralfocus.serving.pipeline.Hindsight;
import io.neuralfocus.store.prediction.KeptPrediction;
import io.neuralfocus.store.prediction.PredictionLog;
import io.neuralfocus.store.prediction.PredictionLog.Page;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/predictions}: a device's predictions, oldest first, a page at a time; {@code /{id}}: one of them, with
 * its factors and what came after it.
 */
final class PredictionsResource {

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

    /** Factors are computed again, by the version that answered and from the vector it saw: so they are the same. */
    private record Detail(Told prediction, List<String> contributingFactors, List<FactorAnswer> factors) {}

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
                        ProblemCode.NO_MODEL,
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
        StoredPrediction stored = kept.prediction();
        String version = stored.answer().modelVersion();
        Optional<Detail> detail = hindsight
                .again(stored)
                .map(again -> new Detail(
                        Told.of(kept),
                        again.contributingFactors(),
                        again.factors().stream().map(FactorAnswer::of).toList()));
        Json.answer(
                context,
                detail.orElseThrow(() -> new Refusal(
                        ProblemCode.NO_MODEL,
                        String.format(
                                Locale.ROOT, "%s, which answered then, is not there to be asked why.", version))));
    }
}
