package io.neuralfocus.feature;

import io.neuralfocus.event.Categories;
import io.neuralfocus.feature.FeatureSchema.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that hold the last events, behind the vector's own: all types, then all gaps, then all app categories, each
 * oldest first and padded in front with 0.
 */
public final class EventSequence {

    /** How many of the last events a schema with a sequence holds. */
    public static final int LENGTH = 32;

    /** How many columns an event has. */
    public static final int CHANNELS = 3;

    /** Greater than the code of any type. */
    public static final int TYPES = 16;

    /** Greater than the code of any set of categories. */
    public static final int CATEGORIES = Categories.ALL + 1;

    private static final String PREFIX = "seq_";
    private static final String TOGETHER = "recent_event_sequence";

    private EventSequence() {}

    /** A column's name as it is told to people: all columns of the sequence are one thing. */
    public static String told(String column) {
        return column.startsWith(PREFIX) ? TOGETHER : column;
    }

    static List<Column> columns(int length) {
        List<Column> columns = new ArrayList<>();
        channel(
                columns,
                length,
                PREFIX + "type_",
                FeatureType.INTEGER,
                "1",
                "type of one of the last events; 0 before the first");
        channel(
                columns,
                length,
                PREFIX + "gap_",
                FeatureType.REAL,
                "s",
                "time from it to the next, or to the instant asked about");
        channel(
                columns,
                length,
                PREFIX + "app_",
                FeatureType.INTEGER,
                "1",
                "categories of the app in focus then, as bits");
        return columns;
    }

    private static void channel(
            List<Column> columns, int length, String name, FeatureType type, String unit, String meaning) {
        for (int i = 0; i < length; i++) {
            columns.add(new Column(name + i, type, unit, 0, meaning));
        }
    }
}
