package io.neuralfocus.feature;

import io.neuralfocus.event.Categories;
import io.neuralfocus.event.EventType;
import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;

/**
 * The last events of a stream for models of sequences: what happened, when, and in an app of which kind.
 *
 * <p>A run counts once, as its first event: keys (presses and releases alike), moves and turns of the wheel come by the
 * hundred, and without this the last events of somebody who types would reach back a few seconds.
 */
final class RecentEvents {

    private final int length;
    private final byte[] types;
    private final byte[] categories;
    private final long[] timesUs;
    private int count;
    private int next;

    RecentEvents(int length) {
        this.length = length;
        this.types = new byte[length];
        this.categories = new byte[length];
        this.timesUs = new long[length];
    }

    int length() {
        return length;
    }

    /**
     * Takes an event in.
     *
     * @param appCategories of the app in focus after it
     */
    void take(EventType type, long timestampUs, int appCategories) {
        int code = run(type);
        int last = next == 0 ? length - 1 : next - 1;
        if (count > 0 && types[last] == code && isRun(code)) {
            return;
        }
        types[next] = (byte) code;
        categories[next] = (byte) appCategories;
        timesUs[next] = timestampUs;
        next = next == length - 1 ? 0 : next + 1;
        count = Math.min(length, count + 1);
    }

    /** A release belongs to the run of its presses. */
    private static int run(EventType type) {
        return type == EventType.KEY_RELEASE ? EventType.KEY_PRESS.code() : type.code();
    }

    private static boolean isRun(int code) {
        return code == EventType.KEY_PRESS.code()
                || code == EventType.MOUSE_MOVE.code()
                || code == EventType.MOUSE_WHEEL.code();
    }

    /** Writes types, gaps in seconds and categories, each oldest first and padded in front with 0. */
    void tell(long nowUs, float[] out, int from) {
        int padding = length - count;
        for (int i = 0; i < padding; i++) {
            out[from + i] = 0;
            out[from + length + i] = 0;
            out[from + 2 * length + i] = 0;
        }
        int at = count < length ? 0 : next;
        for (int i = padding; i < length; i++) {
            int following = at == length - 1 ? 0 : at + 1;
            long untilUs = i == length - 1 ? nowUs : timesUs[following];
            out[from + i] = types[at];
            out[from + length + i] = (float) ((double) (untilUs - timesUs[at]) / 1e6);
            out[from + 2 * length + i] = categories[at];
            at = following;
        }
    }

    void save(SnapshotWriter out) {
        out.writeLong(count);
        int at = count < length ? 0 : next;
        for (int i = 0; i < count; i++) {
            out.writeLong(types[at] | categories[at] << 8);
            out.writeLong(timesUs[at]);
            at = at == length - 1 ? 0 : at + 1;
        }
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        count = in.readInt();
        if (count < 0 || count > length) {
            throw new SnapshotRefusedException(count + " recent events, at most " + length + " are kept");
        }
        for (int i = 0; i < count; i++) {
            int packed = in.readInt();
            types[i] = (byte) packed;
            categories[i] = (byte) (packed >> 8);
            timesUs[i] = in.readLong();
            boolean sound = EventType.ofCode(types[i]) != null
                    && (categories[i] & Categories.ALL) == categories[i]
                    && (i == 0 || timesUs[i] >= timesUs[i - 1]);
            if (!sound) {
                throw new SnapshotRefusedException("recent event " + i + " is none");
            }
        }
        next = count == length ? 0 : count;
    }
}
