package io.neuralfocus.event.order;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.EventType;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Accepted events that wait, in order, in columns: 28 bytes each. Only what features can use is kept; process and window
 * handles are not. What only the JSON doors tell waits beside, in the same order. A watermark waits among them as a row
 * without a type.
 */
final class HeldEvents {

    private static final int LEAST = 2;
    private static final int SMALL = 16;
    private static final int TYPE_MASK = 15;
    private static final int TOLD_MORE = 16;
    private static final int OFFSET_SHIFT = 5;

    private record ToldMore(long durationUs, AppName hostOf) {}

    private long[] times = new long[LEAST];
    private AppName[] apps = new AppName[LEAST];
    private int[] typesAndOffsets = new int[LEAST];
    private int[] words = new int[3 * LEAST];
    /** Made when first needed: most devices speak frames, which tell no more. */
    private @Nullable ArrayDeque<ToldMore> toldMore;

    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    long firstTime() {
        return times[head];
    }

    long lastTime() {
        return times[at(size - 1)];
    }

    private int at(int index) {
        return (head + index) & (times.length - 1);
    }

    void add(EventSlot event) {
        boolean more = event.durationUs() != 0 || !event.hostOf().isEmpty();
        if (more) {
            if (toldMore == null) {
                toldMore = new ArrayDeque<>(1);
            }
            toldMore.add(new ToldMore(event.durationUs(), event.hostOf()));
        }
        add(
                event.timestampUs(),
                event.type().code() | (more ? TOLD_MORE : 0) | event.utcOffsetSeconds() << OFFSET_SHIFT,
                event.app(),
                event.word0(),
                event.word1(),
                event.word2());
    }

    void addWatermark(long timestampUs) {
        add(timestampUs, 0, AppName.NONE, 0, 0, 0);
    }

    private void add(long timestampUs, int typeAndOffset, AppName app, int word0, int word1, int word2) {
        if (size == times.length) {
            resize(size * 2);
        }
        int at = at(size);
        times[at] = timestampUs;
        typesAndOffsets[at] = typeAndOffset;
        apps[at] = app;
        words[3 * at] = word0;
        words[3 * at + 1] = word1;
        words[3 * at + 2] = word2;
        size++;
    }

    /** Takes the first row out, into the slot; false, and the slot untouched, if it is a watermark. */
    boolean takeFirst(EventSlot into) {
        int at = head;
        int typeAndOffset = typesAndOffsets[at];
        EventType type = EventType.ofCode(typeAndOffset & TYPE_MASK);
        if (type != null) {
            into.fill(
                    times[at],
                    type,
                    apps[at],
                    0,
                    0,
                    words[3 * at],
                    words[3 * at + 1],
                    words[3 * at + 2],
                    typeAndOffset >> OFFSET_SHIFT);
            if ((typeAndOffset & TOLD_MORE) != 0 && toldMore != null) {
                ToldMore more = toldMore.remove();
                into.fillTold(more.durationUs, more.hostOf);
            }
        }
        head = (head + 1) & (times.length - 1);
        size--;
        if (times.length > SMALL && size < times.length / 4) {
            resize(times.length / 2);
        }
        return type != null;
    }

    private void resize(int capacity) {
        long[] nextTimes = new long[capacity];
        AppName[] nextApps = new AppName[capacity];
        int[] nextTypes = new int[capacity];
        int[] nextWords = new int[3 * capacity];
        for (int i = 0; i < size; i++) {
            int at = at(i);
            nextTimes[i] = times[at];
            nextApps[i] = apps[at];
            nextTypes[i] = typesAndOffsets[at];
            System.arraycopy(words, 3 * at, nextWords, 3 * i, 3);
        }
        times = nextTimes;
        apps = nextApps;
        typesAndOffsets = nextTypes;
        words = nextWords;
        head = 0;
    }
}
