package io.neuralfocus.serving;

import static io.neuralfocus.serving.RunningService.DEVICE;
import static io.neuralfocus.serving.RunningService.NOW;
import static io.neuralfocus.serving.RunningService.NOW_US;
import static io.neuralfocus.serving.RunningService.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.serving.RunningService.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A timer, a key and somebody who looks back speak of the same minutes: looking back outweighs the key, which outweighs the timer. */
class LabelPrecedenceTest {

    @TempDir
    Path folder;

    private static void type(RunningService service, int seconds) throws Exception {
        List<Event> events = new ArrayList<>();
        events.add(Event.focusChange(NOW_US, AppName.of("code"), 0));
        for (int i = 1; i < seconds; i++) {
            events.add(Event.of(NOW_US + i * 1_000_000L, EventType.KEY_PRESS, AppName.of("code")));
        }
        assertEquals(
                200,
                service.sendFrames(frame(1, NOW_US + seconds * 1_000_000L, events))
                        .status());
        service.settle();
    }

    private static void say(RunningService service, String more) throws Exception {
        Answer answer = service.post("/api/v1/labels", "{\"device_id\":\"" + DEVICE + "\"" + more + "}");
        assertEquals(201, answer.status(), answer::toString);
    }

    private static String at(int seconds) {
        return "\"" + NOW.plusSeconds(seconds) + "\"";
    }

    private static void expect(RunningService service, int fromSecond, int toSecond, String label) throws Exception {
        int seen = 0;
        for (Map.Entry<Long, String> one : labels(service).entrySet()) {
            if (one.getKey() > fromSecond && one.getKey() <= toSecond) {
                assertEquals(label, one.getValue(), one.getKey() + " s");
                seen++;
            }
        }
        assertTrue(seen > 1);
    }

    /** By the second of their instant. */
    private static Map<Long, String> labels(RunningService service) throws Exception {
        Map<Long, String> labels = new TreeMap<>();
        service.predictions()
                .forEach(prediction -> labels.put(
                        (prediction.path("timestamp_us").asLong() - NOW_US) / 1_000_000,
                        prediction.path("actual_outcome").asText() + " "
                                + prediction.path("label_source").asText()));
        return labels;
    }

    @Test
    void shouldLetLookingBackOutweighTheKeyAndTheKeyTheTimerInWhateverOrderTheyCome() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            service.post(
                    "/api/v1/sessions",
                    "{\"device_id\":\"" + DEVICE + "\",\"type\":\"pomodoro\",\"duration_minutes\":4}");
            type(service, 300);
            // Before the timer: the minutes up to 60 s and up to 120 s, and the second half of the latter.
            say(service, ",\"source\":\"HOTKEY\",\"at\":" + at(60));
            say(service, ",\"source\":\"HOTKEY\",\"at\":" + at(120));
            say(
                    service,
                    ",\"source\":\"RETROSPECTIVE\",\"outcome\":\"PSEUDO_PRODUCTIVE\",\"from\":" + at(91) + ",\"to\":"
                            + at(121));
            expect(service, 0, 60, "DISTRACTED HOTKEY");
            expect(service, 120, 300, "null null");

            service.pass(Duration.ofMinutes(6));
            String sessions =
                    service.get("/api/v1/sessions?device=" + DEVICE).body().toString();
            assertTrue(sessions.contains("timer_expired"), sessions);
            expect(service, 0, 90, "DISTRACTED HOTKEY");
            expect(service, 91, 120, "PSEUDO_PRODUCTIVE RETROSPECTIVE");
            expect(service, 121, 240, "FOCUSED TIMER");
            expect(service, 241, 299, "null null");

            // Behind the timer.
            say(service, ",\"source\":\"HOTKEY\",\"at\":" + at(180));
            say(service, ",\"source\":\"HOTKEY\",\"at\":" + at(121));
            say(
                    service,
                    ",\"source\":\"RETROSPECTIVE\",\"outcome\":\"FOCUSED\",\"from\":" + at(0) + ",\"to\":" + at(31));
            expect(service, 0, 30, "FOCUSED RETROSPECTIVE");
            expect(service, 31, 90, "DISTRACTED HOTKEY");
            expect(service, 91, 120, "PSEUDO_PRODUCTIVE RETROSPECTIVE");
            expect(service, 121, 180, "DISTRACTED HOTKEY");
            expect(service, 181, 240, "FOCUSED TIMER");
            assertTrue(Instant.parse(service.get("/api/v1/labels?device=" + DEVICE)
                            .body()
                            .path("labels")
                            .get(0)
                            .path("from")
                            .asText())
                    .isBefore(NOW.plusSeconds(1)));
        }
    }
}
