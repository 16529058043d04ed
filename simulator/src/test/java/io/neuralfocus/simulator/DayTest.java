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

    @Test
    void shouldSleepAtNightAndBeBackInTheMorning() {
        Person person = Population.seeded(SEED).person(0);
        Day week = person.day(person.morningUs(20_454), 72);
        List<TruthSpan> nights = new ArrayList<>();
        week.truth(span -> {
            if (span.toUs() - span.fromUs() > 12 * 3_600_000_000L) {
                nights.add(span);
            }
        });
        assertEquals(3, nights.size());
        for (int day = 1; day <= 3; day++) {
            assertEquals(State.AWAY, nights.get(day - 1).state());
            assertEquals(
                    week.startUs() + 24L * day * 3_600_000_000L,
                    nights.get(day - 1).toUs());
        }
    }

    @Test
    void shouldMoveTheMouseAsFastAsItsCoordinatesSay() {
        eachDay((day, events) -> {
            Event before = null;
            for (Event event : events) {
                if (event.type() == EventType.MOUSE_MOVE && before != null) {
                    double seconds = (event.timestampUs() - before.timestampUs()) / 1e6;
                    double distance =
                            Math.hypot(event.word0() - before.word0(), (double) event.word1() - before.word1());
                    if (seconds <= 0.05) {
                        assertEquals(distance / seconds, event.word2(), 1 + distance / seconds * 0.001);
                    }
                    assertTrue(seconds > 0.0079, "faster than 125 Hz");
                }
                before = event.type() == EventType.MOUSE_MOVE ? event : before;
            }
        });
    }

    @Test
    void shouldWriteTruthAsLinesOfAFile() {
        assertEquals("user,from_us,to_us,state,label", TruthSpan.CSV_HEADER);
        assertEquals(
                "ada,5,9,pseudo_productive,PSEUDO_PRODUCTIVE", new TruthSpan(5, 9, State.PSEUDO_PRODUCTIVE).csv("ada"));
        assertEquals("ada,5,9,break,", new TruthSpan(5, 9, State.BREAK).csv("ada"));
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
