package io.neuralfocus.training.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.feature.FeatureSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimedRowsTest {

    private static final long SECOND_US = 1_000_000;
    private static final long STEP_US = 5 * SECOND_US;
    private static final StreamName NAME = new StreamName("ada", "", "");

    private final List<String> rows = new ArrayList<>();

    @Test
    void shouldHearNoWatermarkThatToldNothingNewWhenItCame() throws IOException {
        assertAsOnTheGrid(
                List.of(focus(0, "code"), focus(400, "slack"), new StreamItem.Watermark(200 * SECOND_US)), 450);
    }

    @Test
    void shouldJudgeLatenessInTheOrderOfTheFile() throws IOException {
        assertAsOnTheGrid(
                List.of(
                        focus(0, "code"),
                        key(10),
                        new StreamItem.Watermark(12 * SECOND_US),
                        key(11),
                        key(30),
                        key(28),
                        key(27)),
                60);
    }

    @Test
    void shouldCloseTimeWhereTheStreamEnds() throws IOException {
        assertAsOnTheGrid(
                List.of(focus(0, "code"), key(10), new StreamItem.StreamEnd(12 * SECOND_US), key(11), key(30)), 60);
    }

    private void assertAsOnTheGrid(List<StreamItem> items, long lastSecond) throws IOException {
        List<StreamItem> told = new ArrayList<>(items);
        told.add(focus(lastSecond, "end"));
        long[] grid = new long[(int) (lastSecond * SECOND_US / STEP_US) + 1];
        Arrays.setAll(grid, k -> k * STEP_US);
        FeatureSchema schema = FeatureSchema.v2();
        List<String> onTheGrid = play(told, new GridRows(NAME, Catalog.shipped(), schema, STEP_US, this::row));
        List<String> asked = play(told, new TimedRows(NAME, Catalog.shipped(), schema, grid, this::row));
        assertEquals(grid.length, asked.size());
        assertEquals(onTheGrid, asked);
    }

    private List<String> play(List<StreamItem> items, StreamTask task) throws IOException {
        rows.clear();
        EventSlot slot = new EventSlot();
        for (StreamItem item : items) {
            if (item instanceof StreamItem.Happened happened) {
                task.event(slot.fill(happened.event()));
            } else {
                task.item(item);
            }
        }
        task.end();
        return List.copyOf(rows);
    }

    private void row(StreamName name, long instantUs, float[] vector) {
        rows.add(instantUs + " " + Arrays.toString(vector));
    }

    private static StreamItem focus(long second, String app) {
        return new StreamItem.Happened(Event.focusChange(second * SECOND_US, AppName.of(app), 0));
    }

    private static StreamItem key(long second) {
        return new StreamItem.Happened(Event.of(second * SECOND_US, EventType.KEY_PRESS, AppName.of("code")));
    }
}
