package io.neuralfocus.serving;

import static io.neuralfocus.serving.RunningService.DEVICE;
import static io.neuralfocus.serving.RunningService.NOW;
import static io.neuralfocus.serving.RunningService.NOW_US;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.serving.RunningService.Answer;
import io.neuralfocus.store.intervention.ShownIntervention;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.KeptPrediction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions, labels, interventions and what days come to, with a clock that is moved by hand. */
class FocusTest {

    private static final String WHOSE = "device=" + DEVICE;
    private static final String STRANGER = "device=" + new UUID(9, 9);

    @TempDir
    Path folder;

    /** So many seconds of typing from an instant on, and all of it sent. */
    private static void type(RunningService service, long sequence, long fromUs, int seconds) throws Exception {
        List<Event> events = new ArrayList<>();
        events.add(Event.focusChange(fromUs, AppName.of("code"), 0));
        for (int i = 1; i < seconds; i++) {
            events.add(Event.of(fromUs + i * 1_000_000L, EventType.KEY_PRESS, AppName.of("code")));
        }
        long untilUs = fromUs + seconds * 1_000_000L;
        assertEquals(
                200,
                service.sendFrames(RunningService.frame(sequence, untilUs, events))
                        .status());
        service.settle();
    }

    private static Answer start(RunningService service, String more) throws Exception {
        return service.post("/api/v1/sessions", "{\"device_id\":\"" + DEVICE + "\"" + more + "}");
    }

    private static Answer label(RunningService service, String more) throws Exception {
        return service.post("/api/v1/labels", "{\"device_id\":\"" + DEVICE + "\"" + more + "}");
    }

    @Test
    void shouldEndASessionWhenItsTimerDidAndLabelWhatWasPredictedInIt() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            JsonNode begun = start(service, ",\"type\":\"pomodoro\",\"duration_minutes\":2,\"jail_enabled\":true")
                    .body();
            long id = begun.path("id").asLong();
            assertEquals(NOW.toString(), begun.path("start_time").asText());
            assertTrue(begun.path("end_time").isNull());
            assertTrue(begun.path("jail_enabled").asBoolean());
            Answer second = start(service, ",\"type\":\"natural\"");
            assertProblem(second, 409, "session_open");
            assertEquals(id, second.body().path("session_id").asLong());

            type(service, 1, NOW_US, 180);
            service.pass(Duration.ofMinutes(5));
            JsonNode ended = service.get("/api/v1/sessions/" + id + "?" + WHOSE).body();
            assertEquals(NOW.plusSeconds(120).toString(), ended.path("end_time").asText());
            assertEquals("timer_expired", ended.path("end_reason").asText());
            assertTrue(ended.path("completed").asBoolean());
            assertEquals(120, ended.path("duration_seconds").asInt());
            assertEquals("Building", ended.path("category").asText());
            assertTrue(ended.path("focus_score_avg").asDouble() > 0);

            for (JsonNode prediction : service.predictions()) {
                long atUs = prediction.path("timestamp_us").asLong();
                boolean within = atUs > NOW_US && atUs <= NOW_US + 120_000_000;
                assertEquals(
                        within ? "FOCUSED" : "null",
                        prediction.path("actual_outcome").asText(),
                        prediction::toString);
                assertEquals(
                        within ? "TIMER" : "null",
                        prediction.path("label_source").asText());
            }
        }
    }

    @Test
    void shouldLetTheLaneKnowFromWhenOnASessionRuns() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            long id = start(service, ",\"type\":\"natural\"").body().path("id").asLong();
            long fromUs = NOW_US - 20_000_000;
            type(service, 1, fromUs, 60);
            service.settle();
            int since = FeatureSchema.v1().names().indexOf("seconds_since_session_start");
            List<KeptPrediction> kept = service.store()
                    .predictions()
                    .after(DeviceKey.alone(DEVICE), 0, 100)
                    .predictions();
            assertEquals(13, kept.size());
            for (KeptPrediction one : kept) {
                long atUs = one.prediction().instantUs();
                boolean within = atUs >= NOW_US;
                long seconds = (atUs - (within ? NOW_US : fromUs)) / 1_000_000;
                assertEquals(seconds, (long) one.prediction().evidence().vector()[since]);
                assertEquals(
                        within ? OptionalLong.of(id) : OptionalLong.empty(),
                        one.prediction().session());
            }
        }
    }

    @Test
    void shouldNoticeAfterARestartThatATimerRanOutMeanwhile() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            start(service, ",\"type\":\"pomodoro\"");
        }
        try (RunningService service = new RunningService(folder)) {
            service.pass(Duration.ofHours(3));
            JsonNode listed = service.get("/api/v1/sessions?" + WHOSE).body().path("sessions");
            assertEquals(
                    NOW.plusSeconds(1_500).toString(),
                    listed.get(0).path("end_time").asText());
            assertEquals(201, start(service, ",\"type\":\"natural\"").status());
        }
    }

    @Test
    void shouldEndASessionOfTheDeviceThatABodyTells() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            long id = start(service, ",\"type\":\"natural\"").body().path("id").asLong();
            String path = "/api/v1/sessions/" + id + "/end";
            assertProblem(service.post(path, ""), 400, "invalid_device_id");
            assertProblem(service.post(path, "{}"), 400, "invalid_device_id");
            assertProblem(service.post(path, "{\"device\":1}"), 400, "unknown_field");
            assertProblem(service.post(path, "{\"device_id\":"), 400, "invalid_json");
            String stranger = STRANGER.substring("device=".length());
            assertProblem(service.post(path, "{\"device_id\":\"" + stranger + "\"}"), 404, "not_found");
            JsonNode ended =
                    service.post(path, "{\"device_id\":\"" + DEVICE + "\"}").body();
            assertEquals("user_ended", ended.path("end_reason").asText());
            assertEquals(ended, service.post(path + "?" + WHOSE, "").body());
        }
    }

    @Test
    void shouldEndASessionAsItsPersonWishesAndLabelNothing() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            long id =
                    start(service, ",\"type\":\"deep_work\"").body().path("id").asLong();
            type(service, 1, NOW_US, 60);
            service.pass(Duration.ofMinutes(1));
            String path = "/api/v1/sessions/" + id + "/end?";
            assertProblem(service.post(path + STRANGER, ""), 404, "not_found");
            JsonNode ended = service.post(path + WHOSE, "").body();
            assertEquals("user_ended", ended.path("end_reason").asText());
            assertEquals(60, ended.path("duration_seconds").asInt());
            service.pass(Duration.ofHours(2));
            assertEquals(ended, service.post(path + WHOSE, "").body());
            service.predictions()
                    .forEach(prediction ->
                            assertTrue(prediction.path("actual_outcome").isNull(), prediction::toString));
            JsonNode day = service.get("/api/v1/analytics/daily?date=2026-01-05&" + WHOSE)
                    .body();
            assertEquals(1, day.path("total_sessions").asInt());
            assertEquals(0, day.path("completed_sessions").asInt());
            assertEquals(60 / 3600.0, day.path("total_hours").asDouble(), 1e-9);
            assertEquals(
                    60 / 3600.0,
                    day.path("category_breakdown")
                            .path("Building")
                            .path("hours")
                            .asDouble(),
                    1e-9);
            JsonNode parts = service.get("/api/v1/analytics/categories?from=2026-01-01&to=2026-01-31&" + WHOSE)
                    .body()
                    .path("categories");
            assertEquals("Building", parts.get(0).path("category").asText());
            assertEquals(
                    0,
                    service.get("/api/v1/analytics/daily?date=2026-01-05&" + STRANGER)
                            .body()
                            .path("total_sessions")
                            .asInt());
        }
    }

    @Test
    void shouldPageThroughSessionsFromTheNewestOn() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            List<Long> ids = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                long id = start(service, ",\"type\":\"natural\"")
                        .body()
                        .path("id")
                        .asLong();
                ids.add(0, id);
                service.pass(Duration.ofMinutes(1));
                service.post("/api/v1/sessions/" + id + "/end?" + WHOSE, "");
            }
            List<Long> seen = new ArrayList<>();
            String before = "";
            do {
                JsonNode page = service.get("/api/v1/sessions?limit=2&" + WHOSE + before)
                        .body();
                page.path("sessions")
                        .forEach(session -> seen.add(session.path("id").asLong()));
                before = page.path("next_before").isNull()
                        ? ""
                        : "&before=" + page.path("next_before").asText();
            } while (!before.isEmpty());
            assertEquals(ids, seen);
            assertProblem(service.get("/api/v1/sessions?before=x&" + WHOSE), 400, "invalid_before");
        }
    }

    @Test
    void shouldLabelByHotkeyAndLookingBackAndLetTheStrongerCount() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            long fromUs = NOW_US - 180_000_000;
            type(service, 1, fromUs, 180);
            assertEquals(201, label(service, ",\"source\":\"HOTKEY\"").status());
            Map<Long, String> outcomes = outcomes(service);
            outcomes.forEach((atUs, outcome) -> assertEquals(
                    atUs > NOW_US - 60_000_000 && atUs <= NOW_US ? "DISTRACTED HOTKEY" : "null null",
                    outcome,
                    () -> atUs + outcome));

            String span = ",\"from\":\"" + Instant.ofEpochSecond((NOW_US - 30_000_000) / 1_000_000) + "\",\"to\":\""
                    + NOW + "\"";
            assertEquals(
                    201,
                    label(service, ",\"source\":\"RETROSPECTIVE\",\"outcome\":\"FOCUSED\"" + span)
                            .status());
            assertEquals(201, label(service, ",\"source\":\"HOTKEY\"").status());
            outcomes(service).forEach((atUs, outcome) -> {
                if (atUs >= NOW_US - 30_000_000 && atUs < NOW_US) {
                    assertEquals("FOCUSED RETROSPECTIVE", outcome);
                }
            });
            JsonNode labels = service.get("/api/v1/labels?" + WHOSE).body();
            assertEquals(3, labels.path("labels").size());
            assertEquals(
                    1,
                    service.get("/api/v1/labels?limit=1&after="
                                    + labels.path("labels").get(1).path("id") + "&" + WHOSE)
                            .body()
                            .path("labels")
                            .size());
            assertEquals(
                    0,
                    service.get("/api/v1/labels?" + STRANGER)
                            .body()
                            .path("labels")
                            .size());
        }
    }

    private static Map<Long, String> outcomes(RunningService service) throws Exception {
        Map<Long, String> outcomes = new TreeMap<>();
        service.predictions()
                .forEach(prediction -> outcomes.put(
                        prediction.path("timestamp_us").asLong(),
                        prediction.path("actual_outcome").asText() + " "
                                + prediction.path("label_source").asText()));
        assertTrue(outcomes.size() > 30);
        return outcomes;
    }

    @Test
    void shouldLabelOnePredictionAndKnowNobodyElses() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            type(service, 1, NOW_US - 60_000_000, 60);
            JsonNode prediction = service.predictions().get(3);
            String id = prediction.path("id").asText();
            String said = ",\"source\":\"RETROSPECTIVE\",\"outcome\":\"PSEUDO_PRODUCTIVE\",\"prediction_id\":\"";
            assertEquals(201, label(service, said + id + "\"").status());
            assertProblem(label(service, said + new UUID(5, 5) + "\""), 404, "not_found");
            assertProblem(label(service, said + "x\""), 404, "not_found");
            JsonNode told =
                    service.get("/api/v1/predictions/" + id + "?" + WHOSE).body();
            assertEquals(
                    "PSEUDO_PRODUCTIVE",
                    told.path("prediction").path("actual_outcome").asText());
            assertEquals(5, told.path("factors").size());
            assertEquals(
                    prediction.path("timestamp_us"), told.path("prediction").path("timestamp_us"));
            assertProblem(service.get("/api/v1/predictions/" + id + "?" + STRANGER), 404, "not_found");
            assertProblem(service.get("/api/v1/predictions/7?" + WHOSE), 404, "not_found");
        }
    }

    @Test
    void shouldListPredictionsOfASpan() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            type(service, 1, NOW_US - 120_000_000, 120);
            String span = "&from=" + NOW.minusSeconds(60) + "&to=" + NOW.minusSeconds(30) + "&" + WHOSE;
            List<Long> expected = new ArrayList<>();
            for (JsonNode prediction : service.predictions()) {
                long atUs = prediction.path("timestamp_us").asLong();
                if (atUs >= NOW_US - 60_000_000 && atUs < NOW_US - 30_000_000) {
                    expected.add(atUs);
                }
            }
            assertEquals(6, expected.size());
            List<Long> told = new ArrayList<>();
            long after = 0;
            JsonNode page;
            do {
                page = service.get("/api/v1/predictions?limit=4&after=" + after + span)
                        .body();
                page.path("predictions")
                        .forEach(one -> told.add(one.path("timestamp_us").asLong()));
                after = page.path("next_after").asLong();
            } while (page.path("predictions").size() > 0);
            assertEquals(expected, told);
            String path = "/api/v1/predictions?" + WHOSE;
            assertProblem(service.get(path + "&from=yesterday"), 400, "invalid_span");
            assertProblem(service.get(path + "&to=+999999999-12-31T00:00:00Z"), 400, "invalid_span");
            assertProblem(service.get(path + "&from=" + NOW + "&to=" + NOW), 400, "invalid_span");
        }
    }

    @Test
    void shouldNameWhatIsWrongWithALabelOrASession() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            String back = ",\"source\":\"RETROSPECTIVE\",\"outcome\":\"FOCUSED\"";
            assertProblem(label(service, ",\"source\":\"TIMER\""), 400, "invalid_field");
            assertProblem(label(service, ",\"source\":\"HOTKEY\",\"outcome\":\"FOCUSED\""), 400, "invalid_field");
            assertProblem(label(service, ",\"source\":\"HOTKEY\",\"at\":\"yesterday\""), 400, "invalid_field");
            assertProblem(
                    label(service, ",\"source\":\"HOTKEY\",\"at\":\"+1000000000-12-31T23:59:59Z\""),
                    400,
                    "invalid_field");
            assertProblem(label(service, ""), 400, "missing_field");
            String at = ",\"at\":\"2026-01-05T09:00:00Z\"";
            String id = ",\"prediction_id\":\"" + new UUID(5, 5) + "\"";
            assertProblem(label(service, back + at + id), 400, "invalid_field");
            assertProblem(label(service, ",\"source\":\"HOTKEY\"" + id), 400, "invalid_field");
            assertProblem(label(service, back + id + ",\"from\":\"2026-01-05T08:00:00Z\""), 400, "invalid_field");
            assertProblem(label(service, back), 400, "missing_field");
            assertProblem(
                    label(service, back + ",\"from\":\"2026-01-05T09:00:00Z\",\"to\":\"2026-01-05T09:00:00Z\""),
                    400,
                    "invalid_span");
            assertProblem(
                    label(service, back + ",\"from\":\"2026-01-05T09:00:00Z\",\"to\":\"2026-01-05T10:00:00Z\""),
                    400,
                    "invalid_span");
            for (String far : List.of("-290308-12-21T19:59:06Z", "1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z")) {
                assertProblem(label(service, ",\"source\":\"HOTKEY\",\"at\":\"" + far + "\""), 400, "invalid_field");
                assertProblem(
                        label(service, back + ",\"from\":\"" + far + "\",\"to\":\"2026-01-05T09:00:00Z\""),
                        400,
                        "invalid_field");
            }
            assertProblem(service.post("/api/v1/labels", "{\"source\":\"HOTKEY\"}"), 400, "invalid_device_id");
            assertProblem(start(service, ""), 400, "missing_field");
            assertProblem(start(service, ",\"type\":\"nap\""), 400, "invalid_field");
            assertProblem(start(service, ",\"type\":\"natural\",\"duration_minutes\":5"), 400, "invalid_field");
            assertProblem(start(service, ",\"type\":\"pomodoro\",\"duration_minutes\":0"), 400, "invalid_field");
            assertProblem(start(service, ",\"type\":\"pomodoro\",\"jail_enabled\":1"), 400, "invalid_field");
            assertProblem(service.get("/api/v1/sessions/x?" + WHOSE), 404, "not_found");
            assertProblem(service.get("/api/v1/analytics/daily?date=today&" + WHOSE), 400, "invalid_date");
            for (String span : List.of(
                    "from=%2B999999999-12-31&to=%2B999999999-12-31",
                    "from=-0001-01-01&to=2026-01-01",
                    "from=2025-01-01&to=2026-01-03",
                    "from=2026-01-02&to=2026-01-01")) {
                assertProblem(service.get("/api/v1/analytics/categories?" + span + "&" + WHOSE), 400, "invalid_date");
            }
        }
    }

    @Test
    void shouldTakeTheFirstAnswerToAnInterventionAndKnowNobodyElses() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            type(service, 1, NOW_US - 60_000_000, 60);
            UUID prediction =
                    UUID.fromString(service.predictions().get(3).path("id").asText());
            long id = service.store()
                    .interventions()
                    .show(new ShownIntervention(
                            DeviceKey.alone(DEVICE),
                            prediction,
                            OptionalLong.empty(),
                            NOW_US,
                            "PREDICTIVE_BLOCK",
                            "BLOCK_SITES",
                            Optional.of("reddit.com"),
                            "High distraction risk detected",
                            0.8,
                            List.of("3 app switches in 30s"),
                            "xgboost_v1",
                            Optional.empty()))
                    .join()
                    .orElseThrow();
            JsonNode listed =
                    service.get("/api/v1/interventions?" + WHOSE).body().path("interventions");
            assertEquals(
                    prediction.toString(), listed.get(0).path("prediction_id").asText());
            assertTrue(listed.get(0).path("user_response").isNull());
            String answer = "{\"device_id\":\"" + DEVICE + "\",\"intervention_id\":" + id
                    + ",\"response\":\"accept\",\"response_time_ms\":1200}";
            String path = "/api/v1/interventions/feedback";
            assertEquals(
                    "ACCEPTED",
                    service.post(path, answer).body().path("response").asText());
            Answer again = service.post(path, answer.replace("accept", "reject"));
            assertProblem(again, 409, "already_answered");
            assertEquals("ACCEPTED", again.body().path("response").asText());
            assertProblem(service.post(path, answer.replace(":" + id, ":" + (id + 1))), 404, "not_found");
            assertProblem(
                    service.post(path, answer.replace(DEVICE.toString(), new UUID(9, 9).toString())), 404, "not_found");
            assertProblem(service.post(path, answer.replace("accept", "ignore")), 400, "invalid_field");
            listed = service.get("/api/v1/interventions?" + WHOSE).body().path("interventions");
            assertEquals("ACCEPTED", listed.get(0).path("user_response").asText());
            assertEquals(
                    0,
                    service.get("/api/v1/interventions?" + STRANGER)
                            .body()
                            .path("interventions")
                            .size());
        }
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertEquals(status, answer.status(), answer::toString);
        assertEquals(code, answer.body().path("code").asText(), answer::toString);
    }
}
