package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.serving.pipeline.InterventionDesk;
import io.neuralfocus.store.intervention.InterventionLog;
import io.neuralfocus.store.intervention.KeptIntervention;
import io.neuralfocus.store.intervention.KeptIntervention.Effect;
import io.neuralfocus.store.intervention.KeptIntervention.Response;
import io.neuralfocus.store.intervention.ShownIntervention;
import io.neuralfocus.store.people.PersonKey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/interventions}: what was shown, what was answered, and whether it helped. */
final class InterventionsResource {

    private static final Map<String, Response.Kind> RESPONSES =
            Map.of("accept", Response.Kind.ACCEPTED, "reject", Response.Kind.REJECTED, "snooze", Response.Kind.SNOOZED);
    private static final long MOST_MS = 86_400_000;

    private final InterventionDesk desk;
    private final InterventionLog log;

    InterventionsResource(InterventionDesk desk, InterventionLog log) {
        this.desk = desk;
        this.log = log;
    }

    private record Intervention(
            long id,
            UUID deviceId,
            UUID predictionId,
            String triggeredAt,
            String type,
            String action,
            @Nullable String target,
            String reason,
            double predictedRisk,
            List<String> contributingFactors,
            @Nullable String userResponse,
            @Nullable Long responseTimeMs,
            @Nullable Double effectivenessScore,
            @Nullable Double focusScoreBefore,
            @Nullable Double focusScoreAfter,
            String modelVersion,
            @Nullable String abTestGroup) {

        static Intervention of(KeptIntervention kept) {
            ShownIntervention shown = kept.shown();
            return new Intervention(
                    kept.number(),
                    shown.device().device(),
                    shown.prediction(),
                    Instants.text(shown.shownUs()),
                    shown.type(),
                    shown.action(),
                    shown.target().orElse(null),
                    shown.reason(),
                    shown.risk(),
                    shown.factors(),
                    kept.response().map(response -> response.kind().name()).orElse(null),
                    kept.response().map(Response::responseTimeMs).orElse(null),
                    kept.effect().map(Effect::score).orElse(null),
                    kept.effect().map(Effect::focusBefore).orElse(null),
                    kept.effect().map(Effect::focusAfter).orElse(null),
                    shown.modelVersion(),
                    shown.testGroup().orElse(null));
        }
    }

    private record Listed(List<Intervention> interventions, long nextAfter) {}

    private record Answered(long interventionId, String response) {}

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/interventions",
                        this::list,
                        ProblemCode.INVALID_DEVICE_ID,
                        ProblemCode.INVALID_AFTER,
                        ProblemCode.INVALID_LIMIT,
                        ProblemCode.STORE_UNAVAILABLE),
                Route.post(
                                "/api/v1/interventions/feedback",
                                this::feedback,
                                ProblemCode.INVALID_DEVICE_ID,
                                ProblemCode.ALREADY_ANSWERED,
                                ProblemCode.STORE_UNAVAILABLE)
                        .refusing(ProblemCode.ofJson()));
    }

    private void list(Context context) {
        long after = Asked.after(context);
        List<KeptIntervention> page = log.after(Asked.person(context), after, Asked.limit(context));
        long next = page.isEmpty() ? after : page.get(page.size() - 1).number();
        Json.answer(context, new Listed(page.stream().map(Intervention::of).toList(), next));
    }

    private void feedback(Context context) {
        JsonBody body = JsonBody.of(context, "device_id", "intervention_id", "response", "response_time_ms");
        PersonKey person = Asked.person(body);
        long number = JsonBody.required("intervention_id", body.integer("intervention_id", 1, Long.MAX_VALUE));
        String told = JsonBody.required("response", body.text("response"));
        Response.Kind kind = RESPONSES.get(told);
        if (kind == null) {
            throw new Refusal(
                    ProblemCode.INVALID_FIELD,
                    "response is " + Shown.of(told) + "; it is one of accept, reject and snooze.");
        }
        long tookMs = JsonBody.required("response_time_ms", body.integer("response_time_ms", 0, MOST_MS));
        if (!desk.respond(person, number, kind, tookMs)) {
            throw log.after(person, number - 1, 1).stream()
                    .filter(one -> one.number() == number)
                    .flatMap(one -> one.response().stream())
                    .findFirst()
                    .map(InterventionsResource::answeredBefore)
                    .orElseGet(Asked::nothing);
        }
        Json.answer(context, new Answered(number, kind.name()));
    }

    private static Refusal answeredBefore(Response first) {
        String sentence = switch (first.kind()) {
            case ACCEPTED, REJECTED, SNOOZED ->
                "It was answered before with " + first.kind() + ": the first answer counts.";
            case TIMEOUT -> "Nobody answered in time, and that counts.";
        };
        return new Refusal(
                ProblemCode.ALREADY_ANSWERED,
                sentence,
                Map.of("response", first.kind().name()));
    }
}
