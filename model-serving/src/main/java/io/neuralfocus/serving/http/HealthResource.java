package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.serving.pipeline.Degradation;
import io.neuralfocus.serving.pipeline.Health;
import io.neuralfocus.serving.pipeline.Lanes;
import io.neuralfocus.serving.pipeline.LiveModels;
import io.neuralfocus.serving.pipeline.ServedModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /healthz}: that it is alive, and how it is. {@code GET /readyz}: whether it is worth while to send anybody
 * here. Reasons are told by their codes; the log tells the particulars.
 */
final class HealthResource {

    private final LiveModels models;
    private final Lanes lanes;
    private final Health health;

    HealthResource(LiveModels models, Lanes lanes, Health health) {
        this.models = models;
        this.lanes = lanes;
        this.health = health;
    }

    private record Reason(String code, String detail) {
        static Reason of(Degradation degradation) {
            return new Reason(degradation.code(), degradation.sentence());
        }
    }

    private record Alive(
            String status, String store, @Nullable String modelVersion, long lateEvents) {}

    private record Ready(String status, List<Reason> reasons) {}

    List<Route> routes() {
        return List.of(
                Route.get("/healthz", this::alive),
                Route.get("/readyz", this::ready, ProblemCode.STORE_UNAVAILABLE, ProblemCode.NO_MODEL));
    }

    private void alive(Context context) {
        List<Degradation> degraded = health.degradations();
        Json.answer(
                context,
                new Alive(
                        degraded.isEmpty() ? "ok" : "degraded",
                        degraded.contains(Degradation.STORE_UNAVAILABLE) ? "failing" : "ok",
                        models.champion().map(ServedModel::version).orElse(null),
                        lanes.lateEvents()));
    }

    private void ready(Context context) {
        List<Degradation> degraded = health.degradations();
        List<Reason> reasons = degraded.stream().map(Reason::of).toList();
        Optional<Degradation> gravest =
                degraded.stream().filter(Degradation::stops).findFirst();
        if (gravest.isPresent()) {
            throw new Refusal(
                    ProblemCode.valueOf(gravest.get().name()), gravest.get().sentence(), Map.of("reasons", reasons));
        }
        Json.answer(context, new Ready(reasons.isEmpty() ? "ready" : "degraded", reasons));
    }
}
