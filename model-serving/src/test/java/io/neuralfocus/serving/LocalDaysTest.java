package io.neuralfocus.serving;

import static io.neuralfocus.serving.RunningService.DEVICE;
import static io.neuralfocus.serving.RunningService.NOW_US;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.wire.FrameEncoder;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.People.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day is the person's own; the clock of these tests stands at nine in the morning, UTC, of 5 January. */
class LocalDaysTest {

    private static final String WHOSE = "device=" + DEVICE;

    @TempDir
    Path folder;

    private static void tellOffset(RunningService service, int seconds) throws Exception {
        FrameEncoder encoder = new FrameEncoder().begin(DEVICE, 50_000L + seconds, seconds);
        encoder.add(Event.focusChange(NOW_US - 1_000_000, AppName.of("code"), 0));
        assertEquals(200, service.sendFrames(encoder.finish(0)).status());
    }

    private static void session(RunningService service) throws Exception {
        String plan = "{\"device_id\":\"" + DEVICE + "\",\"type\":\"pomodoro\",\"duration_minutes\":1}";
        assertEquals(201, service.post("/api/v1/sessions", plan).status());
        service.pass(Duration.ofMinutes(1));
    }

    private static void assertSessions(RunningService service, String date, int expected) throws Exception {
        assertEquals(
                expected,
                service.get("/api/v1/analytics/daily?date=" + date + "&" + WHOSE)
                        .body()
                        .path("total_sessions")
                        .asInt(),
                date);
    }

    @Test
    void shouldPutASessionOnTheDayThatTheDevicesNewestFrameTells() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            session(service);
            tellOffset(service, 15 * 3_600);
            session(service);
            tellOffset(service, -10 * 3_600);
            session(service);
            // Also of a list that nobody else has asked for since the timer ran out.
            assertEquals(
                    "timer_expired",
                    service.get("/api/v1/sessions?" + WHOSE)
                            .body()
                            .path("sessions")
                            .get(0)
                            .path("end_reason")
                            .asText());
            assertSessions(service, "2026-01-04", 1);
            assertSessions(service, "2026-01-05", 1);
            assertSessions(service, "2026-01-06", 1);
        }
    }

    @Test
    void shouldLetThePersonsZoneDecideAndTellItToTheLaneOfADoorThatTellsNone() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            tellOffset(service, 15 * 3_600);
            DeviceKey key = DeviceKey.alone(DEVICE);
            service.store()
                    .people()
                    .put(new Person(
                            key.person(), Optional.empty(), Optional.of(ZoneId.of("Pacific/Honolulu")), "{}", 1))
                    .join();
            session(service);
            assertSessions(service, "2026-01-04", 1);

            String item = "{\"event_id\":\"" + new UUID(1, 1) + "\",\"ts\":" + NOW_US / 1_000
                    + ",\"kind\":\"app\",\"key\":\"slack\",\"secs\":1,\"extras\":{}}";
            String body = "{\"device_id\":\"" + DEVICE
                    + "\",\"sequence_start\":1,\"client_version\":\"t-1\",\"events\":[" + item + "]}";
            assertEquals(200, service.post("/api/v1/events/batch", body).status());
            String beat = "{\"device_id\":\"" + DEVICE + "\",\"ts\":" + (NOW_US / 1_000 + 10_000) + "}";
            assertEquals(200, service.post("/api/v1/events", beat).status());
            service.settle();
            int hour = FeatureSchema.v1().names().indexOf("hour_of_day");
            List<Integer> hours = service.store().predictions().after(key, 0, 10).predictions().stream()
                    .map(kept -> (int) kept.prediction().evidence().vector()[hour])
                    .distinct()
                    .toList();
            assertEquals(23, hours.get(hours.size() - 1), hours::toString);
        }
    }
}
