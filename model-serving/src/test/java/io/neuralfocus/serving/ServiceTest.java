package io.neuralfocus.serving;

import static io.neuralfocus.serving.RunningService.DEVICE;
import static io.neuralfocus.serving.RunningService.NOW_US;
import static io.neuralfocus.serving.RunningService.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.serving.RunningService.Answer;
import io.neuralfocus.store.Store;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {

    private static final AppName EDITOR = AppName.of("code");
    private static final AppName CHAT = AppName.of("slack");
    private static final long START_US = NOW_US - 3_600_000_000L;
    private static final long SECOND_US = 1_000_000;

    @TempDir
    Path folder;

    /** Somebody types in an editor and looks at the chat every 20 s, told in frames of 5 s with watermarks. */
    private static List<byte[]> work(int frames) {
        List<byte[]> tape = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            long fromUs = START_US + i * 5L * SECOND_US;
            AppName app = i % 4 == 3 ? CHAT : EDITOR;
            List<Event> events = List.of(
                    Event.focusChange(fromUs + 1, app, 0),
                    Event.of(fromUs + SECOND_US, EventType.KEY_PRESS, app),
                    Event.of(fromUs + 2 * SECOND_US, EventType.KEY_PRESS, app));
            tape.add(frame(i, fromUs + 5 * SECOND_US, events));
        }
        return tape;
    }

    @Test
    void shouldPredictAtEveryStepOfTheGridFromTheFirstEventOn() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            for (byte[] frame : work(12)) {
                Answer answer = service.sendFrames(frame);
                assertEquals(200, answer.status(), () -> answer.body().toString());
                assertEquals(3, answer.body().path("events_taken").asInt());
            }
            JsonNode predictions = service.predictions();
            assertEquals(12, predictions.size());
            for (int k = 0; k < 12; k++) {
                JsonNode prediction = predictions.get(k);
                assertEquals(
                        START_US + 1 + k * 5L * SECOND_US,
                        prediction.path("timestamp_us").asLong());
                double risk = prediction.path("distraction_risk").asDouble();
                assertTrue(risk > 0 && risk < 1, () -> prediction.toString());
                assertEquals("xgboost_v1", prediction.path("model_version").asText());
                assertTrue(prediction.path("focus_is_index").asBoolean());
            }
            assertEquals("slack", predictions.get(3).path("app").asText());
        }
    }

    @Test
    void shouldPredictAfterARestartAsIfItHadNeverStopped() throws Exception {
        List<byte[]> work = work(40);
        List<String> uninterrupted;
        try (RunningService service = new RunningService(folder.resolve("one"))) {
            for (byte[] frame : work) {
                service.sendFrames(frame.clone());
            }
            uninterrupted = texts(service.predictions());
        }
        for (int at = 0; at < work.size(); at += 13) {
            try (RunningService service = new RunningService(folder.resolve("two"))) {
                for (byte[] frame : work.subList(at, Math.min(at + 13, work.size()))) {
                    service.sendFrames(frame.clone());
                }
            }
        }
        try (RunningService service = new RunningService(folder.resolve("two"))) {
            assertEquals(uninterrupted, texts(service.predictions()));
        }
    }

    private static List<String> texts(JsonNode predictions) {
        List<String> texts = new ArrayList<>();
        predictions.forEach(prediction -> texts.add(prediction.toString()));
        return texts;
    }

    @Test
    void shouldCatchUpWithTheNextFrameAfterOneWhosePredictionsCouldNotBeKept() throws Exception {
        List<byte[]> work = work(12);
        List<String> untroubled;
        try (RunningService service = new RunningService(folder.resolve("one"))) {
            for (byte[] frame : work) {
                service.sendFrames(frame.clone());
            }
            untroubled = texts(service.predictions());
        }
        keepNoPredictionsWhileThereAreSixToEightFrames(folder.resolve("two"));
        try (RunningService service = new RunningService(folder.resolve("two"))) {
            for (byte[] frame : work) {
                assertEquals(200, service.sendFrames(frame.clone()).status());
                service.settle();
            }
            assertEquals(untroubled, texts(service.predictions()));
        }
    }

    private static void keepNoPredictionsWhileThereAreSixToEightFrames(Path store) throws SQLException {
        Store.open(store).close();
        try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + store.resolve("focus.db"));
                Statement statement = raw.createStatement()) {
            statement.execute("CREATE TRIGGER trouble BEFORE INSERT ON model_predictions"
                    + " WHEN (SELECT count(*) FROM inputs) BETWEEN 6 AND 8 BEGIN SELECT RAISE(ABORT, 'trouble'); END");
        }
    }

    @Test
    void shouldTakeARepeatedFrameOnceAndAcknowledgeItAgain() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            byte[] frame = work(1).get(0);
            assertEquals(
                    1, service.sendFrames(frame).body().path("frames_taken").asInt());
            Answer again = service.sendFrames(frame);
            assertEquals(200, again.status());
            assertEquals(1, again.body().path("frames_repeated").asInt());
            assertEquals("0", again.body().path("acknowledged_sequences").get(0).asText());
            assertEquals(1, service.store().inputs().count());
        }
    }

    @Test
    void shouldRefuseAReusedSequenceAsAConflict() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            service.sendFrames(frame(5, 0, List.of(Event.of(START_US, EventType.KEY_PRESS, EDITOR))));
            Answer answer = service.sendFrames(frame(5, 0, List.of(Event.of(START_US, EventType.KEY_PRESS, CHAT))));
            assertProblem(answer, 409, "sequence_reused");
        }
    }

    @Test
    void shouldTakeTheFramesBeforeABrokenOneAndSayWhereItBroke() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            byte[] good = work(1).get(0);
            byte[] body = new byte[good.length + 100];
            System.arraycopy(good, 0, body, 0, good.length);
            Answer answer = service.sendFrames(body);
            assertProblem(answer, 400, "bad_magic");
            assertEquals(good.length, answer.body().path("offset").asInt());
            assertEquals(1, answer.body().path("receipt").path("frames_taken").asInt());
            assertEquals(1, service.store().inputs().count());
        }
    }

    @Test
    void shouldRejectRecordsOutOfTimeByThemselves() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            List<Event> events = List.of(
                    Event.of(START_US, EventType.KEY_PRESS, EDITOR),
                    Event.of(NOW_US + 301 * SECOND_US, EventType.KEY_PRESS, EDITOR),
                    Event.of(NOW_US - 91 * 86_400 * SECOND_US, EventType.KEY_PRESS, EDITOR));
            JsonNode receipt = service.sendFrames(frame(1, 0, events)).body();
            assertEquals(1, receipt.path("events_taken").asInt());
            assertEquals(
                    "clock_skew", receipt.path("rejected").get(0).path("code").asText());
            assertEquals(64 + 64, receipt.path("rejected").get(0).path("offset").asInt());
            assertEquals("too_old", receipt.path("rejected").get(1).path("code").asText());
        }
    }

    @Test
    void shouldTellAWatermarkThatItDoesNotBelieve() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            long aheadUs = NOW_US + 301 * SECOND_US;
            List<Event> events = List.of(Event.of(START_US, EventType.KEY_PRESS, EDITOR));
            JsonNode receipt = service.sendFrames(frame(1, aheadUs, events)).body();
            assertEquals(1, receipt.path("events_taken").asInt());
            assertEquals(0, receipt.path("events_rejected").asInt());
            assertEquals(1, receipt.path("watermarks_ignored").asInt());
            JsonNode told = receipt.path("rejected").get(0);
            assertEquals("clock_skew", told.path("code").asText());
            assertEquals(44, told.path("offset").asInt());
            assertEquals(
                    0,
                    service.sendFrames(frame(2, START_US, List.of()))
                            .body()
                            .path("watermarks_ignored")
                            .asInt());
        }
    }

    @Test
    void shouldCountEventsThatCameLate() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            service.sendFrames(frame(1, START_US, List.of(Event.of(START_US, EventType.KEY_PRESS, EDITOR))));
            service.sendFrames(frame(2, 0, List.of(Event.of(START_US - 1, EventType.KEY_PRESS, EDITOR))));
            service.settle();
            assertEquals(1, service.get("/healthz").body().path("late_events").asInt());
        }
    }

    @Test
    void shouldNotTellAClientWhatAilsTheStore() throws Exception {
        Store.open(folder).close();
        try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("focus.db"));
                Statement statement = raw.createStatement()) {
            statement.execute(
                    "CREATE TRIGGER trouble BEFORE INSERT ON inputs BEGIN SELECT RAISE(ABORT, 'trouble'); END");
        }
        try (RunningService service = new RunningService(folder)) {
            Answer answer = service.sendFrames(work(1).get(0));
            assertProblem(answer, 503, "store_unavailable");
            assertFalse(
                    answer.body().toString().contains("trouble"),
                    () -> answer.body().toString());
            assertEquals(5, answer.body().path("backoff_seconds").asInt());
        }
    }

    @Test
    void shouldKeepNothingOfRefusedFramesTellItsHealthAndGoOnByItself() throws Exception {
        Store.open(folder).close();
        try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("focus.db"));
                Statement statement = raw.createStatement()) {
            // As a full disk does it: the whole transaction is lost, not this statement alone.
            statement.execute("CREATE TRIGGER full BEFORE INSERT ON inputs WHEN NEW.sequence BETWEEN 4 AND 6"
                    + " BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END");
        }
        try (RunningService service = new RunningService(folder)) {
            List<byte[]> work = work(12);
            for (int i = 0; i < work.size(); i++) {
                // Predictions that are stored meanwhile would tell that the store works.
                service.settle();
                boolean full = i >= 4 && i <= 6;
                Answer answer = service.sendFrames(work.get(i));
                assertEquals(
                        full ? 503 : 200, answer.status(), () -> answer.body().toString());
                if (full) {
                    assertProblem(answer, 503, "store_unavailable");
                    assertEquals(
                            0,
                            answer.body().path("receipt").path("frames_taken").asInt(-1));
                }
                assertEquals(
                        full ? "degraded" : "ok",
                        service.get("/healthz").body().path("status").asText());
            }
            assertEquals(9, service.store().inputs().count());
        }
    }

    @Test
    void shouldKnowItsMediaTypeFromOneThatOnlyBeginsLikeIt() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            String own = "Application/vnd.neuralfocus.events; charset=binary";
            assertEquals(200, post(service, own).status());
            assertProblem(post(service, "application/vnd.neuralfocus.eventsX"), 415, "unsupported_media_type");
        }
    }

    private static Answer post(RunningService service, String mediaType) throws Exception {
        return service.ask(HttpRequest.newBuilder(URI.create(service.address() + "/api/v1/events/frames"))
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofByteArray(work(1).get(0)))
                .build());
    }

    @Test
    void shouldTellEveryRefusalAsAProblem() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            URI frames = URI.create(service.address() + "/api/v1/events/frames");
            assertProblem(service.get("/nowhere"), 404, "not_found");
            assertProblem(service.get("/api/v1/events/frames"), 405, "method_not_allowed");
            assertProblem(service.sendFrames(new byte[256_001]), 413, "too_large");
            assertProblem(service.get("/api/v1/predictions?device=me"), 400, "invalid_device_id");
            assertProblem(service.get("/api/v1/predictions?device=" + DEVICE + "&after=-1"), 400, "invalid_after");
            assertProblem(
                    service.ask(HttpRequest.newBuilder(frames)
                            .header("Content-Type", "text/plain")
                            .POST(BodyPublishers.ofString("hello"))
                            .build()),
                    415,
                    "unsupported_media_type");
        }
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertEquals(status, answer.status(), () -> answer.body().toString());
        assertEquals("application/problem+json", answer.mediaType());
        assertEquals(code, answer.body().path("code").asText());
        assertEquals(status, answer.body().path("status").asInt());
    }

    @Test
    void shouldSayThatItIsWellAndWithWhichModel() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            JsonNode health = service.get("/healthz").body();
            assertEquals("ok", health.path("status").asText());
            assertEquals("ok", health.path("store").asText());
            assertEquals("xgboost_v1", health.path("model_version").asText());
        }
    }
}
