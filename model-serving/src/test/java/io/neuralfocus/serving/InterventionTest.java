package io.neuralfocus.serving;

import static io.neuralfocus.serving.RunningService.DEVICE;
import static io.neuralfocus.serving.RunningService.NOW;
import static io.neuralfocus.serving.RunningService.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what somebody does to an intervention, their answer to it, and whether it helped; the clock is moved by hand. */
class InterventionTest {

    private static final String WHOSE = "device=" + DEVICE;
    private static final long STEP_US = 5_000_000;

    @TempDir
    Path folder;

    private long sequence;
    private long atUs = NOW.getEpochSecond() * 1_000_000;

    /** So many steps of five seconds, each told as it ends: somebody who flits, or one who works. */
    private void spend(RunningService service, int steps, boolean flitting) throws Exception {
        String[] places = {"youtube.com", "reddit.com", "slack", "instagram.com"};
        for (int step = 0; step < steps; step++, sequence++) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                long eventUs = atUs + i * 1_000_000L;
                AppName place = AppName.of(flitting ? places[(int) ((sequence * 5 + i) % places.length)] : "code");
                events.add(
                        flitting || step + i == 0
                                ? Event.focusChange(eventUs, place, 0)
                                : Event.of(eventUs, EventType.KEY_PRESS, place));
            }
            service.pass(Duration.ofSeconds(5));
            byte[] frame = frame(sequence, atUs + STEP_US - 1, events);
            assertEquals(200, service.sendFrames(frame).status());
            atUs += STEP_US;
        }
        service.settle();
    }

    private static JsonNode interventions(RunningService service) throws Exception {
        return service.get("/api/v1/interventions?" + WHOSE).body().path("interventions");
    }

    @Test
    void shouldStepInAtTheSecondHighInARowTakeTheAnswerAndMeasureWhetherItHelped() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            for (int i = 0; i < 40 && interventions(service).isEmpty(); i++) {
                spend(service, 1, true);
            }
            JsonNode listed = interventions(service);
            assertEquals(1, listed.size(), () -> "what was predicted: " + categories(service));
            JsonNode shown = listed.get(0);
            assertEquals("BLOCK_SITES", shown.path("action").asText());
            assertEquals("PREDICTIVE_BLOCK", shown.path("type").asText());
            assertTrue(shown.path("target").asText().contains("youtube.com"), shown::toString);
            assertTrue(shown.path("predicted_risk").asDouble() >= 0.7, shown::toString);
            assertFalse(shown.path("contributing_factors").isEmpty(), shown::toString);
            List<String> categories = categories(service);
            assertEquals(List.of("HIGH", "HIGH"), categories.subList(categories.size() - 2, categories.size()));
            assertEquals(categories.size() - 2, categories.indexOf("HIGH"), categories::toString);

            long id = shown.path("id").asLong();
            assertEquals(
                    "ACCEPTED",
                    service.post(
                                    "/api/v1/interventions/feedback",
                                    "{\"device_id\":\"" + DEVICE + "\",\"intervention_id\":" + id
                                            + ",\"response\":\"accept\",\"response_time_ms\":900}")
                            .body()
                            .path("response")
                            .asText());
            spend(service, 60, false);
            assertTrue(interventions(service).get(0).path("effectiveness_score").isNull(), "five minutes are not over");
            service.pass(Duration.ofSeconds(70));
            service.settle();
            JsonNode measured = interventions(service).get(0);
            assertEquals("ACCEPTED", measured.path("user_response").asText());
            assertEquals(900, measured.path("response_time_ms").asInt());
            double before = mean(service, shown, -300_000_000, 0);
            double after = mean(service, shown, 0, 300_000_000);
            assertEquals(before, measured.path("focus_score_before").asDouble(), 1e-9);
            assertEquals(after, measured.path("focus_score_after").asDouble(), 1e-9);
            assertEquals(
                    0.5 + (after - before) / 200,
                    measured.path("effectiveness_score").asDouble(),
                    1e-9);
            assertTrue(after > before, "who works again is more focused than who flits");
        }
    }

    @Test
    void shouldNoteThatNobodyAnsweredInTimeAndNotStepInAgainAtOnce() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            for (int i = 0; i < 40 && interventions(service).isEmpty(); i++) {
                spend(service, 1, true);
            }
            spend(service, 60, true);
            assertEquals(1, interventions(service).size(), "ten minutes lie between two");
            JsonNode shown = interventions(service).get(0);
            assertEquals("TIMEOUT", shown.path("user_response").asText());
            assertEquals(30_000, shown.path("response_time_ms").asInt());
        }
    }

    private static List<String> categories(RunningService service) {
        List<String> categories = new ArrayList<>();
        try {
            service.predictions()
                    .forEach(prediction ->
                            categories.add(prediction.path("risk_category").asText()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return categories;
    }

    /** The mean focus score in (from, to] of the instant at which it was shown. */
    private static double mean(RunningService service, JsonNode shown, long fromUs, long toUs) throws Exception {
        long shownUs = Instant.parse(shown.path("triggered_at").asText()).toEpochMilli() * 1_000;
        double sum = 0;
        int count = 0;
        for (JsonNode prediction : service.predictions()) {
            long sinceUs = prediction.path("timestamp_us").asLong() - shownUs;
            if (sinceUs > fromUs && sinceUs <= toUs) {
                sum += prediction.path("focus_score").asDouble();
                count++;
            }
        }
        return sum / count;
    }
}
