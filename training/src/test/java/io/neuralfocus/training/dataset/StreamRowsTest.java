package io.neuralfocus.training.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.training.replay.StreamName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamRowsTest {

    private static final long SECOND_US = 1_000_000;
    private static final long STEP_US = 10 * SECOND_US;
    private static final FeatureSchema SCHEMA = FeatureSchema.v1();
    private static final StreamName ADA = new StreamName("ada", "", "");

    private static StreamRows task(LabelledRows rows) {
        return new StreamRows(RowStream.of(ADA), Catalog.shipped(), STEP_US, rows, StateLabels.NONE);
    }

    private static LabelledRows label(List<Event> events, StreamItem... after) throws IOException {
        LabelledRows rows = new LabelledRows(SCHEMA);
        StreamRows labels = task(rows);
        EventSlot slot = new EventSlot();
        for (Event event : events) {
            labels.event(slot.fill(event));
        }
        for (StreamItem item : after) {
            labels.item(item);
        }
        labels.end();
        return rows;
    }

    private static Event focus(double second, String app) {
        return Event.focusChange((long) (second * SECOND_US), AppName.of(app), 0);
    }

    @Test
    void shouldLabelWhatTheEventsThemselvesShow() throws IOException {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Event> events = new ArrayList<>(List.of(focus(0, "a")));
            double second = 0;
            while (second < 600) {
                second += 0.5 + random.nextDouble() * 40;
                events.add(focus(second, String.valueOf((char) ('a' + random.nextInt(3)))));
            }
            List<Float> expected = naive(events);
            LabelledRows rows = label(events);
            List<Float> labels = new ArrayList<>();
            for (float label : rows.all().labels(Head.RISK)) {
                labels.add(label);
            }
            assertEquals(expected, labels, "seed " + seed);
        }
    }

    /** Straight from the rule: a change of app in (t, t + 30 s], for every t whose horizon ends by the last event. */
    private static List<Float> naive(List<Event> events) {
        long lastUs = events.get(events.size() - 1).timestampUs();
        List<Float> labels = new ArrayList<>();
        for (long t = STEP_US; t + StreamRows.HORIZON_US <= lastUs; t += STEP_US) {
            float label = 0;
            for (int i = 1; i < events.size(); i++) {
                long at = events.get(i).timestampUs();
                boolean isSwitch = !events.get(i).app().equals(events.get(i - 1).app());
                label = isSwitch && at > t && at <= t + StreamRows.HORIZON_US ? 1 : label;
            }
            labels.add(label);
        }
        return labels;
    }

    @Test
    void shouldGoOnToTheEndOfTheStreamThatIsTold() throws IOException {
        List<Event> events = List.of(focus(0, "a"), focus(12, "b"));
        assertEquals(0, label(events).size());
        assertEquals(2, label(events, new StreamItem.StreamEnd(50 * SECOND_US)).size());
        assertEquals(2, label(events, new StreamItem.StreamEnd(59 * SECOND_US)).size());
        assertEquals(3, label(events, new StreamItem.StreamEnd(60 * SECOND_US)).size());
    }

    @Test
    void shouldLeaveOutRowsOfSomebodyWhoIsAway() throws IOException {
        List<Event> events = List.of(
                focus(0, "a"),
                Event.of(15 * SECOND_US, EventType.SCREEN_LOCK, AppName.NONE),
                Event.of(35 * SECOND_US, EventType.SCREEN_UNLOCK, AppName.NONE),
                focus(100, "b"));
        assertEquals(5, label(events).size(), "10, 40, 50, 60, 70; away at 20 and 30");
    }

    @Test
    void shouldNotWalkThroughYearsOfSilence() throws IOException {
        List<Event> events = List.of(focus(0, "a"), focus(100, "b"));
        assertEquals(7, label(events).size());
        assertEquals(
                39,
                label(events, new StreamItem.Watermark(Event.LATEST_US)).size(),
                "until the watermark's silence is known");
        List<Event> clockRan = new ArrayList<>(events);
        clockRan.add(Event.focusChange(Event.LATEST_US - 1, AppName.of("c"), 0));
        clockRan.add(Event.focusChange(Event.LATEST_US, AppName.of("d"), 0));
        label(clockRan);
    }

    @Test
    void shouldLabelNothingByTimeThatNobodyWatched() throws IOException {
        LabelledRows rows = new LabelledRows(SCHEMA);
        StreamRows labels = task(rows);
        EventSlot slot = new EventSlot();
        labels.event(slot.fill(focus(0, "a")));
        labels.item(new StreamItem.StreamEnd(60 * SECOND_US));
        labels.event(slot.fill(focus(200, "b")));
        labels.event(slot.fill(focus(250, "c")));
        labels.end();
        assertEquals(6, rows.size(), "10, 20, 30; 200, 210, 220");
    }

    @Test
    void shouldRefuseAStepThatDoesNotDivideTheHorizon() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new StreamRows(
                        RowStream.of(ADA),
                        Catalog.shipped(),
                        7 * SECOND_US,
                        new LabelledRows(SCHEMA),
                        StateLabels.NONE));
    }
}
