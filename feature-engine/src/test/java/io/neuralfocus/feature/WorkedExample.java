package io.neuralfocus.feature;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.StreamItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One worked example of the page: what happened, and the vectors that it should give. */
record WorkedExample(String heading, List<StreamItem> items, FeaturesPage.Table expected) {

    private static final Pattern EVENT = Pattern.compile("([A-Z_]+)( (lasting )?([0-9]+) s)?");

    static WorkedExample of(String heading, FeaturesPage.Table happened, FeaturesPage.Table expected) {
        return new WorkedExample(
                heading,
                happened.rows().stream()
                        .map(row -> item(micros(happened.cell(row, "s")), happened.cell(row, "event")))
                        .toList(),
                expected);
    }

    static long micros(String seconds) {
        return new BigDecimal(seconds).movePointRight(6).longValueExact();
    }

    private static StreamItem item(long us, String text) {
        if (text.equals("watermark")) {
            return new StreamItem.Watermark(us);
        }
        Matcher event = EVENT.matcher(text);
        if (!event.matches()) {
            throw new AssertionError("A worked example has an event that nobody can read: " + text);
        }
        EventType type = EventType.valueOf(event.group(1));
        int seconds = event.group(4) == null ? 0 : Integer.parseInt(event.group(4));
        if (type == EventType.IDLE_START) {
            return new StreamItem.Happened(Event.idleStart(us, AppName.NONE, seconds * 1000));
        }
        return new StreamItem.Happened(Event.of(us, type, AppName.NONE).lasting(micros(Integer.toString(seconds))));
    }

    /** What had happened by an instant. */
    List<StreamItem> itemsUpTo(long us) {
        return items.stream().filter(item -> item.timestampUs() <= us).toList();
    }
}
