package io.neuralfocus.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.RowStream;
import io.neuralfocus.training.dataset.StateLabels;
import io.neuralfocus.training.dataset.StreamRows;
import io.neuralfocus.training.dataset.ToldState;
import io.neuralfocus.training.replay.StreamName;
import java.io.IOException;
import java.util.List;

/** Labelled rows of made-up people, half of them calm and half restless, half an hour each. */
public final class MadeUpRows {

    static final FeatureSchema SCHEMA = FeatureSchema.v1();
    static final Catalog CATALOG = Catalog.shipped();

    /** The restless are distracted, the calm focused, and every third minute somebody is neither. */
    public static final StateLabels STATES = (user, instantUs) -> {
        if (instantUs / 60_000_000 % 3 == 0) {
            return ToldState.PSEUDO_PRODUCTIVE;
        }
        return Integer.parseInt(user.substring(user.lastIndexOf('-') + 1)) % 2 == 0
                ? ToldState.FOCUSED
                : ToldState.DISTRACTED;
    };

    private MadeUpRows() {}

    /** Rows of so many people. */
    public static LabelledRows of(int people, StateLabels states) throws IOException {
        return of(SCHEMA, people, states);
    }

    /** Rows of so many people in another schema. */
    public static LabelledRows of(FeatureSchema schema, int people, StateLabels states) throws IOException {
        LabelledRows rows = new LabelledRows(schema);
        for (int i = 0; i < people; i++) {
            StreamName name = new StreamName("somebody-" + i, "", "");
            add(rows, name, MadeUpStreams.person(i, i * 1_000_000_000L, 1_800, i % 2 == 0 ? 0.005 : 0.05), states);
        }
        return rows;
    }

    static void add(LabelledRows rows, StreamName name, List<StreamItem> items, StateLabels states) throws IOException {
        StreamRows task = new StreamRows(RowStream.of(name), CATALOG, Training.STEP_US, rows, states);
        EventSlot slot = new EventSlot();
        for (StreamItem item : items) {
            if (item instanceof StreamItem.Happened happened) {
                assertTrue(task.event(slot.fill(happened.event())));
            } else {
                task.item(item);
            }
        }
        task.end();
    }
}
