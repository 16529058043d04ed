package io.neuralfocus.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.serving.RunningService.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What all paths have in common, and the pages of operation. */
class DoorTest {

    @TempDir
    Path folder;

    @Test
    void shouldTellWhichMethodsAPathTakes() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            Map<String, String> allowed = Map.of(
                    "/api/v1/events/frames", "POST",
                    "/api/v1/predictions", "GET, POST",
                    "/healthz", "GET");
            for (Map.Entry<String, String> path : allowed.entrySet()) {
                for (String method : List.of("PUT", "DELETE", "PATCH", "BREW")) {
                    HttpResponse<byte[]> answer =
                            service.exchange(HttpRequest.newBuilder(URI.create(service.address() + path.getKey()))
                                    .method(method, BodyPublishers.noBody())
                                    .build());
                    assertEquals(405, answer.statusCode(), method + " " + path.getKey());
                    assertEquals(
                            path.getValue(),
                            answer.headers().firstValue("Allow").orElse(""));
                }
            }
        }
    }

    @Test
    void shouldWriteNothingOfABodyIntoTheLog() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        Level before = root.getLevel();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.INFO);
        try (RunningService service = new RunningService(folder)) {
            String secret = "swordfish";
            service.post("/api/v1/predictions", "{\"vector\":[\"" + secret + "\"]}");
            service.post("/api/v1/predictions", "{\"" + secret);
            service.post("/api/v1/predictions", secret.repeat(40_000));
            service.post("/nowhere", secret);
            service.sendFrames(secret.getBytes(StandardCharsets.UTF_8));
            service.sendFrames(RunningService.frame(
                    1, 0, List.of(Event.of(RunningService.NOW_US, EventType.KEY_PRESS, AppName.of(secret)))));
            service.settle();
            List<String> told = List.copyOf(log.list).stream()
                    .map(event -> event.getFormattedMessage() + event.getThrowableProxy())
                    .filter(line -> line.contains(secret))
                    .toList();
            assertEquals(List.of(), told);
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
        assertFalse(log.list.isEmpty(), "something is logged at this level");
    }

    @Test
    void shouldCountWhatItAnswersByRoute() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            service.sendFrames(RunningService.frame(
                    1,
                    RunningService.NOW_US,
                    List.of(Event.of(RunningService.NOW_US, EventType.KEY_PRESS, AppName.of("code")))));
            service.sendFrames(RunningService.frame(2, RunningService.NOW_US + 3_600_000_000L, List.of()));
            long tooFarMs = RunningService.NOW_US / 1_000 + 3_600_000;
            service.post("/api/v1/events", "{\"device_id\":\"" + RunningService.DEVICE + "\",\"ts\":" + tooFarMs + "}");
            service.get("/" + "x".repeat(20_000));
            service.get("/nowhere/else");
            service.get("/api/v1/predictions?device=me");
            service.settle();
            String metrics = service.get("/metrics").body().asText();
            assertCounted(metrics, "focus_events_taken_total{door=\"frames\"} 1.0");
            assertCounted(metrics, "focus_watermarks_ignored_total{door=\"frames\"} 1.0");
            assertCounted(metrics, "focus_watermarks_ignored_total{door=\"heartbeat\"} 1.0");
            assertCounted(metrics, "focus_http_refused_total{status=\"414\"} 1.0");
            assertCounted(metrics, "focus_degraded{reason=\"store_unavailable\"} 0.0");
            assertCounted(metrics, "focus_predictions_total{model_version=\"xgboost_v1\"} 1.0");
            assertCounted(
                    metrics,
                    "focus_http_requests_seconds_count{method=\"POST\",route=\"/api/v1/events/frames\",status=\"200\"} 2");
            assertCounted(
                    metrics,
                    "focus_http_requests_seconds_count{method=\"GET\",route=\"/api/v1/predictions\",status=\"400\"} 1");
            assertCounted(
                    metrics, "focus_http_requests_seconds_count{method=\"none\",route=\"none\",status=\"404\"} 1");
            assertFalse(metrics.contains("nowhere"), metrics);
        }
    }

    private static void assertCounted(String metrics, String line) {
        assertTrue(metrics.lines().anyMatch(line::equals), () -> line + " is not in\n" + metrics);
    }

    @Test
    void shouldShowTheDocumentOnAPageThatAsksNobodyElse() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            String page = service.get("/docs").body().asText();
            assertFalse(page.contains("://"), page);
            for (String part : page.split("\"", -1)) {
                if (part.startsWith("/")) {
                    assertEquals(200, service.get(part).status(), part);
                }
            }
            assertEquals(
                    "3.1.0", service.get("/openapi.json").body().path("openapi").asText());
            HttpResponse<byte[]> answer =
                    service.exchange(HttpRequest.newBuilder(URI.create(service.address() + "/docs"))
                            .build());
            assertTrue(answer.headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("")
                    .contains("default-src 'self'"));
        }
    }

    @Test
    void shouldBeReadyWhenAllIsWell() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            Answer ready = service.get("/readyz");
            assertEquals(200, ready.status());
            assertEquals("ready", ready.body().path("status").asText());
            assertEquals(0, ready.body().path("reasons").size());
        }
    }
}
