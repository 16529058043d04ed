package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.serving.pipeline.SessionDesk;
import io.neuralfocus.serving.pipeline.SessionDesk.Plan;
import io.neuralfocus.store.engine.Cursor;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.session.FocusSession;
import io.neuralfocus.store.session.FocusSession.Ending;
import io.neuralfocus.store.session.FocusSession.Totals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/sessions}: focus sessions. A timer's end is the service's to notice. */
final class SessionsResource {

    /** How many minutes each type takes when nothing is said; a natural one has no timer. */
    private static final Map<String, Long> USUAL_MINUTES = Map.of("pomodoro", 25L, "deep_work", 90L);

    private static final String NATURAL = "natural";
    private static final int MOST_MINUTES = 480;

    private final SessionDesk desk;

    SessionsResource(SessionDesk desk) {
        this.desk = desk;
    }

    private record Session(
            long id,
            String userId,
            String startTime,
            @Nullable String endTime,
            @Nullable Long durationSeconds,
            @Nullable Long plannedSeconds,
            String sessionType,
            boolean jailEnabled,
            boolean completed,
            @Nullable String endReason,
            @Nullable String category,
            boolean isPseudoProductive,
            @Nullable Double focusScoreAvg,
            @Nullable Double focusScoreMin,
            @Nullable Double focusScoreMax,
            long contextSwitches,
            long interventionsTriggered,
            long interventionsAccepted,
            long interventionsRejected) {

        static Session of(FocusSession session) {
            Optional<Ending> ending = session.ending();
            Optional<Totals> totals = ending.map(Ending::totals);
            return new Session(
                    session.number(),
                    session.person().user(),
                    Instants.text(session.start().startUs()),
                    session.endUs().isPresent() ? Instants.text(session.endUs().getAsLong()) : null,
                    orNull(session.durationSeconds()),
                    orNull(session.start().plannedSeconds()),
                    session.start().type(),
                    session.start().jail(),
                    ending.map(Ending::completed).orElse(false),
                    ending.map(Ending::reason).orElse(null),
                    ending.flatMap(Ending::category).orElse(null),
                    ending.map(Ending::pseudoProductive).orElse(false),
                    totals.map(Totals::scoreAverage).filter(Double::isFinite).orElse(null),
                    totals.map(Totals::scoreLeast).filter(Double::isFinite).orElse(null),
                    totals.map(Totals::scoreMost).filter(Double::isFinite).orElse(null),
                    totals.map(Totals::contextSwitches).orElse(0L),
                    session.interventions().triggered(),
                    session.interventions().accepted(),
                    session.interventions().rejected());
        }

        private static @Nullable Long orNull(OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : null;
        }
    }

    private record Listed(List<Session> sessions, @Nullable String nextBefore) {}

    List<Route> routes() {
        return List.of(
                Route.post(
                                "/api/v1/sessions",
                                this::start,
                                ProblemCode.INVALID_DEVICE_ID,
                                ProblemCode.SESSION_OPEN,
                                ProblemCode.STORE_UNAVAILABLE)
                        .refusing(ProblemCode.ofJson())
                        .answering(201),
                Route.post(
                                "/api/v1/sessions/{id}/end",
                                this::end,
                                ProblemCode.INVALID_DEVICE_ID,
                                ProblemCode.STORE_UNAVAILABLE)
                        .refusing(ProblemCode.ofJsonOfDevice()),
                Route.get(
                        "/api/v1/sessions",
                        this::list,
                        ProblemCode.INVALID_DEVICE_ID,
                        ProblemCode.INVALID_BEFORE,
                        ProblemCode.INVALID_LIMIT,
                        ProblemCode.STORE_UNAVAILABLE),
                Route.get(
                        "/api/v1/sessions/{id}",
                        this::one,
                        ProblemCode.INVALID_DEVICE_ID,
                        ProblemCode.STORE_UNAVAILABLE));
    }

    private void start(Context context) {
        JsonBody body = JsonBody.of(context, "device_id", "type", "duration_minutes", "jail_enabled");
        DeviceKey device = DeviceKey.alone(body.device("device_id"));
        String type = JsonBody.required("type", body.text("type"));
        if (!type.equals(NATURAL) && !USUAL_MINUTES.containsKey(type)) {
            throw new Refusal(
                    ProblemCode.INVALID_FIELD,
                    "type is " + Shown.of(type) + "; it is one of pomodoro, deep_work and natural.");
        }
        Optional<Long> minutes = body.integer("duration_minutes", 1, MOST_MINUTES);
        if (minutes.isPresent() && type.equals(NATURAL)) {
            throw new Refusal(ProblemCode.INVALID_FIELD, "duration_minutes is told; a natural session has no timer.");
        }
        Long planned = minutes.orElse(USUAL_MINUTES.get(type));
        Plan plan = new Plan(
                type,
                body.flag("jail_enabled").orElse(false),
                planned == null ? OptionalLong.empty() : OptionalLong.of(planned * 60));
        FocusSession session = desk.start(device, plan).orElseThrow(() -> open(device));
        Json.answer(context, 201, JsonBody.MEDIA_TYPE, Session.of(session));
    }

    /** Whoever lost the answer learns its number here. */
    private Refusal open(DeviceKey device) {
        Map<String, Object> beside = desk.open(device.person())
                .<Map<String, Object>>map(session -> Map.of("session_id", session.number()))
                .orElse(Map.of());
        return new Refusal(ProblemCode.SESSION_OPEN, "A session is open: end it first.", beside);
    }

    private void end(Context context) {
        FocusSession session =
                desk.end(ending(context), Asked.pathNumber(context)).orElseThrow(Asked::nothing);
        Json.answer(context, Session.of(session));
    }

    /** Who ends it: a parameter tells, as where something is asked for, or a body, as where something is done. */
    private static PersonKey ending(Context context) {
        return context.queryParam("device") == null && context.bodyAsBytes().length > 0
                ? Asked.person(JsonBody.of(context, "device_id"))
                : Asked.person(context);
    }

    private void one(Context context) {
        FocusSession session =
                desk.find(Asked.person(context), Asked.pathNumber(context)).orElseThrow(Asked::nothing);
        Json.answer(context, Session.of(session));
    }

    private void list(Context context) {
        int limit = Asked.limit(context);
        Cursor before = Optional.ofNullable(context.queryParam("before"))
                .map(text -> Cursor.of(text)
                        .orElseThrow(() -> new Refusal(
                                ProblemCode.INVALID_BEFORE, "The parameter before must be what next_before told.")))
                .orElse(Cursor.NEWEST);
        List<FocusSession> page = desk.before(Asked.person(context), before, limit);
        String next =
                page.size() < limit ? null : cursor(page.get(page.size() - 1)).text();
        Json.answer(context, new Listed(page.stream().map(Session::of).toList(), next));
    }

    private static Cursor cursor(FocusSession session) {
        return new Cursor(session.start().startUs(), session.number());
    }
}
