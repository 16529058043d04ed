package io.neuralfocus.serving;

import static io.neuralfocus.serving.RunningService.DEVICE;
import static io.neuralfocus.serving.RunningService.NOW;
import static io.neuralfocus.serving.RunningService.NOW_US;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.serving.RunningService.Answer;
import io.neuralfocus.serving.pipeline.Parts;
import io.neuralfocus.store.Store;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which database remembers changes no answer: the same morning, with a restart in it, on SQLite and on PostgreSQL. */
@Tag("slow")
class EitherStoreTest {

    private static final String WHOSE = "device=" + DEVICE;
    private static final String BATCH =
            "{\"device_id\":\"" + DEVICE + "\",\"sequence_start\":1,\"client_version\":\"1\","
                    + "\"events\":[{\"event_id\":\"00000000-0000-4000-8000-00000000000%d\",\"ts\":%d,\"kind\":\"%s\","
                    + "\"key\":\"%s\",\"secs\":5}]}";

    @TempDir
    Path folder;

    @Test
    void shouldAnswerTheSameWhicheverDatabaseRemembers() throws Exception {
        List<String> embedded = morning(folder.toString());
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            assertEquals(embedded, morning(server.getJdbcUrl("postgres", "postgres")));
        }
        for (String told : List.of("sequence_reused", "id_reused", "unknown_kind", "timer_expired")) {
            assertTrue(embedded.toString().contains(told), told + String.join("\n", embedded));
        }
    }

    private static RunningService on(String setting) {
        return new RunningService(Store.open(setting), RunningService.quick(0), Parts.shipped());
    }

    /** Everything that was answered. */
    private static List<String> morning(String setting) throws Exception {
        List<String> answers = new ArrayList<>();
        String prediction;
        try (RunningService service = on(setting)) {
            tell(answers, service.sendFrames(work(1, NOW_US - 90_000_000, 90)));
            service.settle();
            tell(answers, service.sendFrames(work(1, NOW_US - 90_000_000, 90)));
            tell(answers, service.sendFrames(work(1, NOW_US - 90_000_000, 80)));
            tell(answers, service.post("/api/v1/events/batch", batch(1, "app", "slack")));
            tell(answers, service.post("/api/v1/events/batch", batch(1, "app", "slack")));
            tell(answers, service.post("/api/v1/events/batch", batch(1, "app", "code")));
            tell(answers, service.post("/api/v1/events/batch", batch(2, "colour", "red")));
            tell(
                    answers,
                    service.post(
                            "/api/v1/sessions",
                            "{\"device_id\":\"" + DEVICE
                                    + "\",\"type\":\"pomodoro\",\"duration_minutes\":2,\"jail_enabled\":true}"));
            tell(answers, service.sendFrames(work(2, NOW_US, 60)));
            prediction = service.predictions().get(4).path("id").asText();
            service.pass(Duration.ofMinutes(1));
        }
        try (RunningService service = on(setting)) {
            service.pass(Duration.ofMinutes(1));
            tell(answers, service.sendFrames(work(3, NOW_US + 60_000_000, 60)));
            service.settle();
            service.pass(Duration.ofMinutes(6));
            tell(
                    answers,
                    service.post(
                            "/api/v1/labels",
                            "{\"device_id\":\"" + DEVICE
                                    + "\",\"source\":\"RETROSPECTIVE\",\"outcome\":\"DISTRACTED\",\"from\":\""
                                    + NOW.minusSeconds(60)
                                    + "\",\"to\":\"" + NOW + "\"}"));
            tell(answers, service.postFrames("/api/v1/predictions/live", work(4, NOW_US + 400_000_000, 20)));
            service.settle();
            tell(answers, service.get("/api/v1/predictions?" + WHOSE));
            tell(answers, service.get("/api/v1/predictions?limit=7&" + WHOSE));
            tell(answers, service.get("/api/v1/predictions/" + prediction + "?" + WHOSE));
            for (String listing : List.of("sessions", "labels", "interventions")) {
                tell(answers, service.get("/api/v1/" + listing + "?" + WHOSE));
            }
            tell(answers, service.get("/api/v1/analytics/daily?date=2026-01-05&" + WHOSE));
            tell(answers, service.get("/api/v1/analytics/categories?from=2026-01-01&to=2026-01-31&" + WHOSE));
            tell(answers, service.post("/api/v1/sessions/1/end?" + WHOSE, ""));
            tell(answers, service.get("/api/v1/sessions/2?" + WHOSE));
            tell(answers, service.get("/readyz"));
        }
        return answers;
    }

    private static void tell(List<String> answers, Answer answer) {
        answers.add(answer.status() + " " + answer.body());
    }

    private static String batch(int id, String kind, String key) {
        return String.format(Locale.ROOT, BATCH, id, NOW_US / 1_000 - 1_000, kind, key);
    }

    /** So many seconds of typing, now here, now there. */
    private static byte[] work(long sequence, long fromUs, int seconds) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            AppName app = AppName.of(i / 11 % 2 == 0 ? "code" : "firefox");
            long atUs = fromUs + i * 1_000_000L;
            events.add(i % 11 == 0 ? Event.focusChange(atUs, app, 0) : Event.of(atUs, EventType.KEY_PRESS, app));
        }
        return RunningService.frame(sequence, fromUs + seconds * 1_000_000L, events);
    }
}
