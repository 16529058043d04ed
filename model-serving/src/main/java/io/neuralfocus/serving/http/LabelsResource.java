package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.event.json.Uuids;
import io.neuralfocus.serving.pipeline.LabelDesk;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.prediction.LabelLog;
import io.neuralfocus.store.prediction.LabelLog.KeptLabel;
import io.neuralfocus.store.prediction.LabelOutcome;
import io.neuralfocus.store.prediction.LabelSource;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code POST /api/v1/labels}: what people say of their time, at once ("I got distracted") or looking back; {@code GET}: all
 * they have said. A timer's labels are the service's own.
 */
final class LabelsResource {

    private static final long SKEW_US = 300_000_000;

    private final LabelDesk desk;
    private final LabelLog log;
    private final InstantSource clock;

    LabelsResource(LabelDesk desk, LabelLog log, InstantSource clock) {
        this.desk = desk;
        this.log = log;
        this.clock = clock;
    }

    /** A label of the time from one instant, within, to another, without; of a prediction alone both are its own. */
    private record Label(
            long id, boolean ofOnePrediction, String from, String to, String outcome, String source, String labeledAt) {
        static Label of(KeptLabel label) {
            return new Label(
                    label.number(),
                    label.prediction().isPresent(),
                    Instants.text(label.fromUs()),
                    Instants.text(label.toUs()),
                    label.said().outcome().name(),
                    label.said().source().name(),
                    Instants.text(label.said().atUs()));
        }
    }

    private record Listed(List<Label> labels, long nextAfter) {}

    private record Given(long id, String outcome, String source) {}

    List<Route> routes() {
        return List.of(
                Route.post(
                                "/api/v1/labels",
                                this::post,
                                ProblemCode.INVALID_DEVICE_ID,
                                ProblemCode.INVALID_SPAN,
                                ProblemCode.STORE_UNAVAILABLE)
                        .refusing(ProblemCode.ofJson())
                        .answering(201),
                Route.get(
                        "/api/v1/labels",
                        this::list,
                        ProblemCode.INVALID_DEVICE_ID,
                        ProblemCode.INVALID_AFTER,
                        ProblemCode.INVALID_LIMIT,
                        ProblemCode.STORE_UNAVAILABLE));
    }

    private void post(Context context) {
        JsonBody body = JsonBody.of(context, "device_id", "prediction_id", "from", "to", "at", "outcome", "source");
        PersonKey person = Asked.person(body);
        long nowUs = Instants.us(clock.instant());
        LabelSource source = JsonBody.required("source", choice(body, "source", LabelSource.values()));
        long number = switch (source) {
            case HOTKEY -> distracted(body, person, nowUs);
            case RETROSPECTIVE -> lookedBack(body, person, nowUs);
            case TIMER -> throw new Refusal(ProblemCode.INVALID_FIELD, "source TIMER is the service's own to tell.");
        };
        String outcome = choice(body, "outcome", LabelOutcome.values())
                .orElse(LabelOutcome.DISTRACTED)
                .name();
        Json.answer(context, 201, JsonBody.MEDIA_TYPE, new Given(number, outcome, source.name()));
    }

    /** The minute up to the key: its end is within, its beginning is not. */
    private long distracted(JsonBody body, PersonKey person, long nowUs) {
        refuseBeside("source HOTKEY", body, "prediction_id", "from", "to");
        if (choice(body, "outcome", LabelOutcome.values()).orElse(LabelOutcome.DISTRACTED) != LabelOutcome.DISTRACTED) {
            throw new Refusal(ProblemCode.INVALID_FIELD, "outcome of a HOTKEY is DISTRACTED.");
        }
        long atUs = instant(body, "at").orElse(nowUs);
        if (atUs > nowUs + SKEW_US) {
            throw new Refusal(ProblemCode.INVALID_SPAN, "at lies in the future.");
        }
        return desk.distracted(person, atUs);
    }

    private long lookedBack(JsonBody body, PersonKey person, long nowUs) {
        refuseBeside("source RETROSPECTIVE", body, "at");
        LabelOutcome outcome = JsonBody.required("outcome", choice(body, "outcome", LabelOutcome.values()));
        Optional<String> prediction = body.text("prediction_id");
        if (prediction.isPresent()) {
            refuseBeside("prediction_id", body, "from", "to");
            UUID id = Uuids.parse(prediction.get()).orElseThrow(Asked::nothing);
            return desk.lookedBack(person, id, outcome).orElseThrow(Asked::nothing);
        }
        long fromUs = JsonBody.required("from", instant(body, "from"));
        long toUs = JsonBody.required("to", instant(body, "to"));
        if (toUs <= fromUs || toUs - fromUs > LabelDesk.LONGEST_US || toUs > nowUs + SKEW_US) {
            throw new Refusal(
                    ProblemCode.INVALID_SPAN,
                    "A label is of more than nothing, of at most 24 hours, and of what has been.");
        }
        return desk.lookedBack(person, fromUs, toUs, outcome);
    }

    /** What is told and decides nothing would be taken for something that does. */
    private static void refuseBeside(String what, JsonBody body, String... fields) {
        for (String field : fields) {
            if (body.told(field).isPresent()) {
                throw new Refusal(ProblemCode.INVALID_FIELD, field + " says nothing beside " + what + ".");
            }
        }
    }

    private static <T extends Enum<T>> Optional<T> choice(JsonBody body, String field, T[] choices) {
        return body.text(field)
                .map(told -> Arrays.stream(choices)
                        .filter(one -> one.name().equals(told))
                        .findFirst()
                        .orElseThrow(() -> new Refusal(
                                ProblemCode.INVALID_FIELD,
                                field + " is " + Shown.of(told) + "; it is one of " + Arrays.toString(choices) + ".")));
    }

    private static Optional<Long> instant(JsonBody body, String field) {
        return body.text(field)
                .map(told -> Instants.parse(told)
                        .orElseThrow(() -> new Refusal(
                                ProblemCode.INVALID_FIELD,
                                field + " is no instant of these centuries in ISO 8601 with a Z, such as"
                                        + " 2026-01-05T09:00:00Z.")));
    }

    private void list(Context context) {
        long after = Asked.after(context);
        List<KeptLabel> labels = log.after(Asked.person(context), after, Asked.limit(context));
        long next = labels.isEmpty() ? after : labels.get(labels.size() - 1).number();
        Json.answer(context, new Listed(labels.stream().map(Label::of).toList(), next));
    }
}
