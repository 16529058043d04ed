package io.neuralfocus.window;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;

/** A queue of longs in one array that grows when full and shrinks when nearly empty. */
public final class LongRing {

    private static final int LEAST = 2;

    /** So small that shrinking it is not worth a copy. */
    private static final int SMALL = 16;

    private long[] values = new long[LEAST];
    private int head;
    private int size;

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public long get(int index) {
        return values[(head + index) & (values.length - 1)];
    }

    public long first() {
        return values[head];
    }

    public long last() {
        return get(size - 1);
    }

    public void add(long value) {
        if (size == values.length) {
            resize(size * 2);
        }
        values[(head + size) & (values.length - 1)] = value;
        size++;
    }

    public long removeFirst() {
        long value = values[head];
        head = (head + 1) & (values.length - 1);
        size--;
        shrinkIfSparse();
        return value;
    }

    public void removeLast() {
        size--;
        shrinkIfSparse();
    }

    // An eighth, not a half: a window that swings about one size must not copy at every swing.
    private void shrinkIfSparse() {
        if (values.length > SMALL && size < values.length / 8) {
            resize(values.length / 2);
        }
    }

    private void resize(int capacity) {
        long[] next = new long[capacity];
        for (int i = 0; i < size; i++) {
            next[i] = get(i);
        }
        values = next;
        head = 0;
    }

    /** Writes the values as differences, which are small where they are times. */
    public void save(SnapshotWriter out) {
        out.writeLong(size);
        long previous = 0;
        for (int i = 0; i < size; i++) {
            out.writeLong(get(i) - previous);
            previous = get(i);
        }
    }

    public static LongRing load(SnapshotReader in) throws SnapshotRefusedException {
        LongRing ring = new LongRing();
        long previous = 0;
        for (int left = in.readCount(1); left > 0; left--) {
            previous += in.readLong();
            ring.add(previous);
        }
        return ring;
    }
}
