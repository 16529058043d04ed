package io.neuralfocus.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What holds of every day of every person. */
final class DayTest {

    private static final int PEOPLE = 12;
    private static final long SEED = 20_260_101;

    @Test
    void shouldTellEventsInOrderOfTimeWithinTheDay() {
        eachDay((day, events) -> {
            long last = day.startUs();
            for (Event event : events) {
                assertTrue(event.timestampUs() >= last, () -> "out of order: " + event);
                last = event.timestampUs();
            }
            assertTrue(last < day.endUs() + 1_000_000, "told after the day");
        });
    }

    @Test
    void shouldTellWhatIsInFocusBeforeAnythingElse() {
        eachDay((day, events) ->
                assertEquals(EventType.WINDOW_FOCUS_CHANGE, events.get(0).type()));
    }

    @Test
    void shouldUnlockEveryLockBeforeTheNext() {
        eachDay((day, events) -> assertAlternates(events, EventType.SCREEN_LOCK, EventType.SCREEN_UNLOCK));
    }

    @Test
    void shouldEndEveryIdlenessBeforeTheNext() {
        eachDay((day, events) -> assertAlternates(events, EventType.IDLE_START, EventType.IDLE_END));
    }

    @Test
    void shouldLetGoOfEveryKey() {
        eachDay((day, events) ->
                assertEquals(count(events, EventType.KEY_PRESS), count(events, EventType.KEY_RELEASE), day::toString));
    }

    @Test
    void shouldTellIdlenessFiveSecondsAfterTheLastInput() {
        eachDay((day, events) -> {
            long lastActivity = Long.MIN_VALUE;
            for (Event event : events) {
                if (event.type() == EventType.IDLE_START) {
                    assertEquals(lastActivity + 5_000_000, event.timestampUs());
                }
                lastActivity = event.type().isActivity() && event.type() != EventType.KEY_RELEASE
                        ? event.timestampUs()
                        : lastActivity;
            }
        });
    }

    @Test
    void shouldTellOfEveryTitleTheAppThatIsInFocus() {
        eachDay((day, events) -> {
            Event focus = events.get(0);
            for (Event event : events) {
                focus = event.type() == EventType.WINDOW_FOCUS_CHANGE ? event : focus;
                if (event.type() == EventType.WINDOW_TITLE_CHANGE) {
                    assertEquals(focus.app(), event.app());
                    assertTrue(event.word0() > 0, "a title without length");
                }
            }
        });
    }

    @Test
    void shouldTileTheDayWithTruth() {
        Population people = Population.seeded(SEED);
        for (int i = 0; i < PEOPLE; i++) {
            Day day = people.person(i).day(people.person(i).morningUs(20_454), 8);
            long[] until = {day.startUs()};
            List<State> states = new ArrayList<>();
            day.truth(span -> {
                assertEquals(until[0], span.fromUs());
                until[0] = span.toUs();
                states.add(span.state());
            });
            assertEquals(day.endUs(), until[0]);
            for (int k = 1; k < states.size(); k++) {
                assertTrue(states.get(k) != states.get(k - 1), "two spans of one state in a row");
            }
        }
    }

    private static void eachDay(BiConsumer<Day, List<Event>> law) {
        Population people = Population.seeded(SEED);
        for (int i = 0; i < PEOPLE; i++) {
            Person person = people.person(i);
            Day day = person.day(person.morningUs(20_454), 8);
            List<Event> events = new ArrayList<>();
            day.events(events::add);
            law.accept(day, events);
        }
    }

    private static long count(List<Event> events, EventType type) {
        return events.stream().filter(event -> event.type() == type).count();
    }

    private static void assertAlternates(List<Event> events, EventType begin, EventType end) {
        boolean open = false;
        for (Event event : events) {
            if (event.type() == begin || event.type() == end) {
                assertEquals(open ? end : begin, event.type(), () -> "at " + event.timestampUs());
                open = !open;
            }
        }
    }
}
