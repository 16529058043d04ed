package io.neuralfocus.simulator.comparison;

import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A watch without anything finer than a second: times are cut to whole seconds, and of the windows that came and went
 * within one second only the last was ever there. What such a watch recorded, it would record again.
 */
final class SecondHand {

    private static final long SECOND_US = 1_000_000;

    private final Consumer<Event> sink;
    private final List<Event> thisSecond = new ArrayList<>();
    private long secondUs = Long.MIN_VALUE;

    SecondHand(Consumer<Event> sink) {
        this.sink = sink;
    }

    void take(Event event) {
        long second = Math.floorDiv(event.timestampUs(), SECOND_US) * SECOND_US;
        if (second != secondUs) {
            flush();
            secondUs = second;
        }
        if (event.type() == EventType.WINDOW_FOCUS_CHANGE) {
            forgetPassedWindow();
        }
        thisSecond.add(at(second, event));
    }

    void flush() {
        thisSecond.forEach(sink);
        thisSecond.clear();
    }

    private void forgetPassedWindow() {
        for (int i = 0; i < thisSecond.size(); i++) {
            if (thisSecond.get(i).type() == EventType.WINDOW_FOCUS_CHANGE) {
                thisSecond
                        .subList(i, thisSecond.size())
                        .removeIf(event -> event.type() == EventType.WINDOW_FOCUS_CHANGE
                                || event.type() == EventType.WINDOW_TITLE_CHANGE);
                return;
            }
        }
    }

    private static Event at(long timestampUs, Event event) {
        return new Event(
                timestampUs,
                event.type(),
                event.app(),
                event.processId(),
                event.windowHandle(),
                event.word0(),
                event.word1(),
                event.word2(),
                event.durationUs(),
                event.hostOf(),
                event.utcOffsetSeconds());
    }
}
