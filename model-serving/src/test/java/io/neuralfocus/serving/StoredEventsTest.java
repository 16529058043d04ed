package io.neuralfocus.serving;

import static io.neuralfocus.serving.RunningService.DEVICE;
import static io.neuralfocus.serving.RunningService.NOW;
import static io.neuralfocus.serving.RunningService.NOW_US;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.store.lane.StoredEvent;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.KeptPrediction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays of events for people to look at: rows of windows and absences, from both doors. */
class StoredEventsTest {

    private static final long SECOND_US = 1_000_000;
    private static final AppName CODE = AppName.of("code");

    @TempDir
    Path folder;

    private static List<StoredEvent> events(RunningService service) {
        service.settle();
        return service.store().events().between(DeviceKey.alone(DEVICE), 0, Long.MAX_VALUE, Optional.empty(), 1_000);
    }

    private static StoredEvent row(
            long ordinal, int position, long timeUs, EventType type, String app, boolean late, OptionalLong session) {
        return new StoredEvent(ordinal, position, timeUs, type, app, Optional.empty(), 0, late, session);
    }

    private static void send(RunningService service, long sequence, Event... events) throws Exception {
        assertEquals(
                200,
                service.sendFrames(RunningService.frame(sequence, 0, List.of(events)))
                        .status());
        service.settle();
    }

    private static void day(RunningService service) throws Exception {
        send(
                service,
                1,
                Event.focusChange(NOW_US - 60 * SECOND_US, CODE, 0),
                Event.of(NOW_US - 59 * SECOND_US, EventType.KEY_PRESS, CODE));
        service.post("/api/v1/sessions", "{\"device_id\":\"" + DEVICE + "\",\"type\":\"natural\"}");
        send(
                service,
                2,
                Event.of(NOW_US + SECOND_US, EventType.MOUSE_MOVE, CODE),
                Event.of(NOW_US + 2 * SECOND_US, EventType.IDLE_START, CODE),
                Event.of(NOW_US + 9 * SECOND_US, EventType.SCREEN_LOCK, CODE));
        send(service, 3, Event.focusChange(NOW_US - 30 * SECOND_US, AppName.of("slack"), 0));
    }

    @Test
    void shouldKeepWindowsAndAbsencesButNoKeyAndNoMoveOfTheMouse() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            day(service);
            List<StoredEvent> events = events(service);
            OptionalLong session = OptionalLong.of(1);
            long second = events.get(2).ordinal();
            assertEquals(
                    List.of(
                            row(
                                    events.get(0).ordinal(),
                                    0,
                                    NOW_US - 60 * SECOND_US,
                                    EventType.WINDOW_FOCUS_CHANGE,
                                    "code",
                                    false,
                                    OptionalLong.empty()),
                            row(
                                    events.get(1).ordinal(),
                                    0,
                                    NOW_US - 30 * SECOND_US,
                                    EventType.WINDOW_FOCUS_CHANGE,
                                    "slack",
                                    true,
                                    OptionalLong.empty()),
                            row(second, 1, NOW_US + 2 * SECOND_US, EventType.IDLE_START, "code", false, session),
                            row(second, 2, NOW_US + 9 * SECOND_US, EventType.SCREEN_LOCK, "code", false, session)),
                    events);
            String metrics = service.get("/metrics").body().asText();
            assertTrue(metrics.contains("focus_events_late_total 1.0"), metrics);
            assertTrue(metrics.contains("focus_lanes_standing 1.0"), metrics);
        }
    }

    @Test
    void shouldKeepEachOnceThoughTheLaneIsBuiltAnewFromTheBeginning() throws Exception {
        List<StoredEvent> before;
        try (RunningService service = new RunningService(folder)) {
            day(service);
            before = events(service);
        }
        forget("lane_snapshots");
        try (RunningService service = new RunningService(folder)) {
            send(service, 4, Event.of(NOW_US + 10 * SECOND_US, EventType.KEY_PRESS, CODE));
            assertEquals(before, events(service));
        }
        // Nor are those lost that a crash kept from being written.
        forget("lane_snapshots");
        forget("events");
        try (RunningService service = new RunningService(folder)) {
            send(service, 5, Event.of(NOW_US + 11 * SECOND_US, EventType.KEY_PRESS, CODE));
            assertEquals(before, events(service));
        }
    }

    private void forget(String table) throws SQLException {
        try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("focus.db"));
                Statement statement = raw.createStatement()) {
            statement.execute("DELETE FROM " + table);
        }
    }

    @Test
    void shouldKeepTheSecondsThatTheClientContractTellsAndNoTitle() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            long ms = NOW.toEpochMilli() - 60_000;
            String items = "{\"event_id\":\"" + new UUID(1, 1) + "\",\"ts\":" + ms
                    + ",\"kind\":\"app\",\"key\":\"code\",\"secs\":12.5,\"extras\":{\"title\":\"secret plan\"}},"
                    + "{\"event_id\":\"" + new UUID(1, 2) + "\",\"ts\":" + (ms + 20_000)
                    + ",\"kind\":\"url\",\"key\":\"https://www.reddit.com/r/x\",\"secs\":5,\"extras\":{}}";
            String body = "{\"device_id\":\"" + DEVICE
                    + "\",\"sequence_start\":1,\"client_version\":\"t-1\",\"events\":[" + items + "]}";
            assertEquals(200, service.post("/api/v1/events/batch", body).status());
            assertEquals(200, service.post("/api/v1/events/batch", body).status());
            List<StoredEvent> events = events(service);
            assertEquals(3, events.size(), events::toString);
            assertEquals(EventType.WINDOW_FOCUS_CHANGE, events.get(0).type());
            assertEquals(12_500_000, events.get(0).durationUs());
            assertEquals(EventType.WINDOW_TITLE_CHANGE, events.get(1).type());
            assertEquals("reddit.com", events.get(2).app());
            assertEquals(5_000_000, events.get(2).durationUs());
            events.forEach(event -> assertEquals(Optional.empty(), event.title()));
            assertFalse(events.toString().contains("secret"));
        }
    }

    @Test
    void shouldTellHowLongEachModelTook() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            day(service);
            List<KeptPrediction> kept = service.store()
                    .predictions()
                    .after(DeviceKey.alone(DEVICE), 0, 100)
                    .predictions();
            assertFalse(kept.isEmpty());
            kept.forEach(one -> assertTrue(one.prediction().answer().latencyMs().orElseThrow() > 0));
        }
    }
}
