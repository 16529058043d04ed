package io.neuralfocus.serving;

import static io.neuralfocus.serving.RunningService.DEVICE;
import static io.neuralfocus.serving.RunningService.NOW;
import static io.neuralfocus.serving.RunningService.NOW_US;
import static io.neuralfocus.serving.RunningService.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that takes no more while the service runs, as a full disk or a file that may only be read. */
class StoreTroubleTest {

    private static final List<String> TABLES = List.of(
            "tenants",
            "users",
            "devices",
            "inputs",
            "event_ids",
            "quarantine",
            "lane_snapshots",
            "sessions",
            "vector_forms",
            "model_predictions",
            "labels",
            "interventions");
    private static final AppName EDITOR = AppName.of("code");
    private static final AppName CHAT = AppName.of("slack");
    private static final long START_US = NOW_US - 60_000_000;

    @TempDir
    Path folder;

    /** Seven seconds of work. */
    private static byte[] work(int sequence) {
        long fromUs = START_US + sequence * 7_000_000L;
        AppName app = sequence % 2 == 0 ? EDITOR : CHAT;
        return frame(
                sequence,
                0,
                List.of(
                        Event.focusChange(fromUs, app, 0),
                        Event.of(fromUs + 3_000_000, EventType.KEY_PRESS, app),
                        Event.of(fromUs + 6_000_000, EventType.KEY_PRESS, app)));
    }

    private static Answer live(RunningService service, int sequence) throws Exception {
        return service.postFrames("/api/v1/predictions/live", work(sequence));
    }

    /** Nothing can be written into these tables any more; the transaction is lost, as it is where a disk is full. */
    private void fill(Path store, List<String> tables) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (String table : tables) {
            for (String what : List.of("INSERT", "UPDATE", "DELETE")) {
                statements.add("CREATE TRIGGER full_" + table + "_" + what + " BEFORE " + what + " ON " + table
                        + " BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END");
            }
        }
        run(store, statements);
    }

    private void makeRoom(Path store, List<String> tables) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (String table : tables) {
            for (String what : List.of("INSERT", "UPDATE", "DELETE")) {
                statements.add("DROP TRIGGER full_" + table + "_" + what);
            }
        }
        run(store, statements);
    }

    private static void run(Path store, List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store.resolve("focus.db"));
                Statement run = connection.createStatement()) {
            for (String statement : statements) {
                run.execute(statement);
            }
        }
    }

    private static void assertRefused(RunningService service, String path, String type, byte[] body) throws Exception {
        HttpResponse<byte[]> refused = service.exchange(HttpRequest.newBuilder(URI.create(service.address() + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
        assertEquals(503, refused.statusCode(), path);
        assertEquals("5", refused.headers().firstValue("Retry-After").orElse(""), path);
    }

    private static void assertRefused(RunningService service, String path, String json) throws Exception {
        assertRefused(service, path, "application/json", json.getBytes(StandardCharsets.UTF_8));
        Answer answer = service.post(path, json);
        assertEquals("store_unavailable", answer.body().path("code").asText(), answer::toString);
    }

    private static List<String> answers(JsonNode predictions) {
        List<String> texts = new ArrayList<>();
        predictions.forEach(prediction -> texts.add(prediction.toString()));
        return texts;
    }

    @Test
    void shouldPredictOnAcknowledgeNothingSaySoAndGoOnByItself() throws Exception {
        List<String> untroubled;
        try (RunningService service = new RunningService(folder.resolve("calm"))) {
            for (int i = 0; i < 6; i++) {
                assertEquals(200, live(service, i).status());
            }
            untroubled = answers(service.predictions());
        }
        Path store = folder.resolve("troubled");
        try (RunningService service = new RunningService(store)) {
            live(service, 0);
            live(service, 1);
            service.settle();
            fill(store, TABLES);
            Answer refused = live(service, 2);
            assertEquals(503, refused.status(), refused::toString);
            JsonNode told = refused.body().path("prediction");
            assertEquals("store_unavailable", told.path("degraded").path(0).asText(), refused::toString);
            String device = "{\"device_id\":\"" + DEVICE + "\"";
            assertRefused(service, "/api/v1/events/frames", "application/vnd.neuralfocus.events", work(2));
            assertRefused(service, "/api/v1/predictions/live", "application/vnd.neuralfocus.events", work(2));
            assertRefused(
                    service,
                    "/api/v1/events/batch",
                    device + ",\"sequence_start\":0,\"client_version\":\"t\",\"events\":[{\"event_id\":\""
                            + new UUID(1, 1) + "\",\"ts\":" + NOW.toEpochMilli()
                            + ",\"kind\":\"app\",\"key\":\"code\",\"secs\":0,\"extras\":{}}]}");
            assertRefused(service, "/api/v1/events", device + ",\"ts\":" + NOW.toEpochMilli() + "}");
            assertRefused(service, "/api/v1/labels", device + ",\"source\":\"HOTKEY\"}");
            assertRefused(service, "/api/v1/sessions", device + ",\"type\":\"natural\"}");
            Answer ready = service.get("/readyz");
            assertEquals(503, ready.status());
            assertEquals("store_unavailable", ready.body().path("code").asText());
            assertEquals("failing", service.get("/healthz").body().path("store").asText());
            // What needs no store, and what only reads it, goes on.
            assertEquals(
                    200, service.get("/api/v1/predictions?device=" + DEVICE).status());

            makeRoom(store, TABLES);
            // Nobody is sent where nothing is ready: so nobody else finds out.
            awaitReady(service);
            for (int i = 2; i < 6; i++) {
                JsonNode answer = live(service, i).body();
                if (i == 2) {
                    assertEquals(
                            told.path("distraction_risk"),
                            answer.path("prediction").path("distraction_risk"),
                            answer::toString);
                }
            }
            assertEquals(untroubled, answers(service.predictions()));
        }
    }

    private static void awaitReady(RunningService service) throws Exception {
        service.pass(Duration.ofSeconds(1));
        // What time brings, without waiting for the second to pass.
        service.settle();
        assertEquals(200, service.get("/readyz").status(), "it did not find out by itself");
    }

    @Test
    void shouldPredictFromAllThatWasAcknowledgedThoughWhatCameOfItCouldNotBeKept() throws Exception {
        JsonNode expected;
        try (RunningService service = new RunningService(folder.resolve("calm"))) {
            for (int i = 0; i < 4; i++) {
                service.sendFrames(work(i));
            }
            expected = live(service, 4).body().path("prediction");
        }
        Path store = folder.resolve("troubled");
        try (RunningService service = new RunningService(store)) {
            service.sendFrames(work(0));
            service.settle();
            // Frames are kept still, what comes of them is not.
            fill(store, List.of("model_predictions"));
            for (int i = 1; i < 4; i++) {
                assertEquals(200, service.sendFrames(work(i)).status());
                service.settle();
            }
            fill(store, List.of("inputs"));
            Answer refused = live(service, 4);
            assertEquals(503, refused.status());
            JsonNode told = refused.body().path("prediction");
            assertTrue(told.path("distraction_risk").asDouble() > 0, refused::toString);
            assertEquals(expected.path("timestamp_us"), told.path("timestamp_us"));
            assertEquals(expected.path("distraction_risk"), told.path("distraction_risk"), refused::toString);
            makeRoom(store, List.of("model_predictions", "inputs"));
            assertEquals(
                    expected.path("distraction_risk"),
                    live(service, 4).body().path("prediction").path("distraction_risk"));
        }
    }
}
