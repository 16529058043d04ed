package io.neuralfocus.feature;

import io.neuralfocus.catalog.AppEntry;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The columns of the last events at one instant, from all events at or before it, as their definitions read. */
final class NaiveSequence {

    private static final Set<Integer> COUNTED_ONCE = Set.of(1, 3, 5);

    private final List<Event> past;
    private final Function<AppName, AppEntry> catalog;
    private final List<NaiveFocus> after = new ArrayList<>();

    NaiveSequence(List<Event> past, Function<AppName, AppEntry> catalog) {
        this.past = past;
        this.catalog = catalog;
        for (int i = 0; i < past.size(); i++) {
            after.add(new NaiveFocus(past.subList(0, i + 1)));
        }
    }

    List<Float> columns(long t, int length) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < past.size(); i++) {
            boolean goesOn = i > 0 && code(i) == code(i - 1) && COUNTED_ONCE.contains(code(i));
            if (!goesOn) {
                kept.add(i);
            }
        }
        List<Integer> last = kept.subList(Math.max(0, kept.size() - length), kept.size());
        List<Float> columns = new ArrayList<>();
        for (int channel = 0; channel < EventSequence.CHANNELS; channel++) {
            for (int i = 0; i < length - last.size(); i++) {
                columns.add(0f);
            }
            for (int i = 0; i < last.size(); i++) {
                long nextUs = i + 1 < last.size() ? past.get(last.get(i + 1)).timestampUs() : t;
                columns.add(value(channel, last.get(i), nextUs));
            }
        }
        return columns;
    }

    private float value(int channel, int event, long nextUs) {
        return switch (channel) {
            case 0 -> code(event);
            case 1 -> (float) ((double) (nextUs - past.get(event).timestampUs()) / 1e6);
            default -> categories(after.get(event));
        };
    }

    /** A release counts as the press it follows. */
    private int code(int event) {
        EventType type = past.get(event).type();
        return type == EventType.KEY_RELEASE ? 1 : type.code();
    }

    private int categories(NaiveFocus focus) {
        if (focus.app().isEmpty()) {
            return Categories.NONE;
        }
        AppEntry entry = catalog.apply(focus.app());
        return entry.categories() | (entry.overridden() ? Categories.NONE : focus.hint());
    }
}
