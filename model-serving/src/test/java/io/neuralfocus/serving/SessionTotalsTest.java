package io.neuralfocus.serving;

import static io.neuralfocus.serving.RunningService.DEVICE;
import static io.neuralfocus.serving.RunningService.NOW_US;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.session.FocusSession.Ending;
import io.neuralfocus.store.session.FocusSession.Totals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session came to, beside a naive sum of what was sent. */
class SessionTotalsTest {

    private static final long SECOND_US = 1_000_000;

    @TempDir
    Path folder;

    /** Somebody at work: keys and moves at random, another app now and then, away from one second to another. */
    private static List<Event> work(long seed, int seconds, int awayFrom, int awayTo) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        AppName app = AppName.of("code");
        events.add(Event.focusChange(NOW_US, app, 0));
        for (int tenth = 1; tenth < seconds * 10; tenth++) {
            long atUs = NOW_US + tenth * SECOND_US / 10 + 1;
            if (tenth == awayFrom * 10) {
                events.add(Event.of(atUs, EventType.IDLE_START, app));
            } else if (tenth == awayTo * 10) {
                events.add(Event.of(atUs, EventType.IDLE_END, app));
            } else if (tenth < awayFrom * 10 || tenth > awayTo * 10) {
                int what = random.nextInt(100);
                if (what < 40) {
                    events.add(Event.of(atUs, EventType.KEY_PRESS, app));
                } else if (what < 70) {
                    events.add(Event.of(atUs, EventType.MOUSE_MOVE, app));
                } else if (what < 71) {
                    app = AppName.of(app.toString().equals("code") ? "firefox" : "code");
                    events.add(Event.focusChange(atUs, app, 0));
                }
            }
        }
        return events;
    }

    private static long count(List<Event> events, EventType type) {
        return events.stream().filter(event -> event.type() == type).count();
    }

    private Totals totals(List<Event> events, int startAfter, int seconds) throws Exception {
        try (RunningService service = new RunningService(folder.resolve("s" + startAfter + "-" + seconds))) {
            service.pass(Duration.ofSeconds(startAfter));
            String plan = "{\"device_id\":\"" + DEVICE + "\",\"type\":\"natural\"}";
            long id = service.post("/api/v1/sessions", plan).body().path("id").asLong();
            service.pass(Duration.ofSeconds(seconds));
            int sequence = 0;
            for (int from = 0; from < events.size(); from += 200) {
                List<Event> part = events.subList(from, Math.min(events.size(), from + 200));
                long told = part.get(part.size() - 1).timestampUs();
                service.sendFrames(RunningService.frame(sequence++, told, part));
            }
            service.sendFrames(RunningService.frame(sequence, NOW_US + (startAfter + seconds) * SECOND_US, List.of()));
            service.settle();
            service.post("/api/v1/sessions/" + id + "/end?device=" + DEVICE, "");
            return service.store()
                    .sessions()
                    .find(DeviceKey.alone(DEVICE).person(), id)
                    .flatMap(session -> session.ending().map(Ending::totals))
                    .orElseThrow();
        }
    }

    @Test
    void shouldCountEachKeyMoveAndSwitchOfASessionOnceWhereItStandsOnTheGrid() throws Exception {
        List<Event> events = work(11, 240, 1_000, 1_000);
        Totals totals = totals(events, 0, 240);
        assertEquals(count(events, EventType.KEY_PRESS), totals.keystrokes());
        assertEquals(count(events, EventType.MOUSE_MOVE), totals.mouseMoves());
        assertEquals(count(events, EventType.WINDOW_FOCUS_CHANGE) - 1, totals.contextSwitches());
        assertEquals(0, totals.idleSeconds());
    }

    @Test
    void shouldTellTimeAwayAndTheRestToTheSecondsBetweenBordersAndGrid() throws Exception {
        int awayFrom = 92;
        int awayTo = 211;
        List<Event> all = work(12, 400, awayFrom, awayTo);
        int from = 17;
        int seconds = 350;
        List<Event> within = all.stream()
                .filter(event -> event.timestampUs() > NOW_US + from * SECOND_US
                        && event.timestampUs() <= NOW_US + (from + seconds) * SECOND_US)
                .toList();
        Totals totals = totals(all, from, seconds);
        // A tenth of a second holds an event at the most, and so do five seconds fifty.
        double keys = count(within, EventType.KEY_PRESS);
        assertTrue(Math.abs(keys - totals.keystrokes()) < keys * 0.06, () -> keys + " " + totals);
        double moves = count(within, EventType.MOUSE_MOVE);
        assertTrue(Math.abs(moves - totals.mouseMoves()) < moves * 0.06, () -> moves + " " + totals);
        double switches = count(within, EventType.WINDOW_FOCUS_CHANGE);
        assertTrue(Math.abs(switches - totals.contextSwitches()) <= 3, () -> switches + " " + totals);
        assertTrue(Math.abs(awayTo - awayFrom - totals.idleSeconds()) <= 3, totals::toString);
    }
}
