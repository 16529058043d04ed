package io.neuralfocus.serving;

import static io.neuralfocus.serving.RunningService.DEVICE;
import static io.neuralfocus.serving.RunningService.NOW_US;
import static io.neuralfocus.serving.RunningService.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.serving.RunningService.Answer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One round trip for an agent: a frame in, what is predicted of its device now out. */
class LiveTest {

    private static final AppName EDITOR = AppName.of("code");
    private static final long START_US = NOW_US - 60_000_000;

    @TempDir
    Path folder;

    private static Answer live(RunningService service, byte[] body) throws Exception {
        return service.postFrames("/api/v1/predictions/live", body);
    }

    /** Seven seconds of typing. */
    private static byte[] typing(long sequence) {
        long fromUs = START_US + sequence * 7_000_000;
        return frame(
                sequence,
                0,
                List.of(
                        Event.focusChange(fromUs, EDITOR, 0),
                        Event.of(fromUs + 3_000_000, EventType.KEY_PRESS, EDITOR),
                        Event.of(fromUs + 6_000_000, EventType.KEY_PRESS, EDITOR)));
    }

    @Test
    void shouldAnswerAFrameWithWhatIsPredictedOfItsDeviceNow() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            for (int i = 0; i < 3; i++) {
                JsonNode told = live(service, typing(i)).body();
                assertEquals(3, told.path("receipt").path("events_taken").asInt(), told::toString);
                JsonNode prediction = told.path("prediction");
                assertEquals(
                        START_US + i * 7_000_000L + 6_000_000,
                        prediction.path("timestamp_us").asLong(),
                        told::toString);
                JsonNode stored = service.get("/api/v1/predictions/"
                                + told.path("prediction_id").asText() + "?device=" + DEVICE)
                        .body();
                assertTrue(stored.path("prediction").path("on_demand").asBoolean());
                assertEquals(
                        prediction.path("distraction_risk"),
                        stored.path("prediction").path("distraction_risk"));
                assertEquals(prediction.path("factors"), stored.path("factors"));
            }
        }
    }

    @Test
    void shouldTellNothingOfADeviceThatHasToldNothing() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            JsonNode told = live(service, frame(0, START_US, List.of())).body();
            assertEquals(1, told.path("receipt").path("frames_taken").asInt());
            assertTrue(
                    told.path("prediction").isNull()
                            && told.path("prediction_id").isNull(),
                    told::toString);
        }
    }

    @Test
    void shouldRefuseABrokenFrameAndOneOfAnotherContent() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            byte[] frame = typing(0);
            assertProblem(live(service, new byte[0]), 400, "truncated");
            assertProblem(live(service, Arrays.copyOf(frame, frame.length - 1)), 400, "truncated");
            assertEquals(200, live(service, typing(0)).status());
            assertEquals(
                    1,
                    live(service, typing(0))
                            .body()
                            .path("receipt")
                            .path("frames_repeated")
                            .asInt());
            assertProblem(live(service, frame(0, 0, List.of())), 409, "sequence_reused");
        }
    }

    @Test
    void shouldPredictAndAcknowledgeNothingWhileTheStoreIsFull() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            live(service, typing(0));
            service.settle();
            sql(
                    "CREATE TRIGGER full BEFORE INSERT ON inputs BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END");
            Answer refused = live(service, typing(1));
            assertProblem(refused, 503, "store_unavailable");
            JsonNode prediction = refused.body().path("prediction");
            assertEquals(START_US + 13_000_000, prediction.path("timestamp_us").asLong(), refused::toString);
            assertEquals(
                    "store_unavailable", prediction.path("degraded").path(0).asText(), refused::toString);
            assertEquals(
                    0,
                    refused.body()
                            .path("receipt")
                            .path("acknowledged_sequences")
                            .size());
            sql("DROP TRIGGER full");
            JsonNode told = live(service, typing(1)).body();
            assertEquals(
                    prediction.path("distraction_risk"),
                    told.path("prediction").path("distraction_risk"),
                    told::toString);
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("focus.db"));
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertEquals(status, answer.status(), answer::toString);
        assertEquals(code, answer.body().path("code").asText(), answer::toString);
    }
}
