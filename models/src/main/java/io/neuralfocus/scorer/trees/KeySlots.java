package io.neuralfocus.scorer.trees;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Room for keys, lent for the length of one call, so that scoring allocates nothing. A slot is taken by one exchange; a
 * thread that finds its slot empty makes new room. Not thread-locals: they would grow with the number of threads.
 */
final class KeySlots {

    private static final int SLOTS = 16;

    private final AtomicReferenceArray<int[]> slots = new AtomicReferenceArray<>(SLOTS);
    private final int size;

    KeySlots(int size) {
        this.size = size;
    }

    int[] take() {
        int[] room = slots.getAndSet(slot(), null);
        return room == null ? new int[size] : room;
    }

    void giveBack(int[] room) {
        slots.lazySet(slot(), room);
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (SLOTS - 1);
    }
}
