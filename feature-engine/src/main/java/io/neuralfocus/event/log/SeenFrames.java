package io.neuralfocus.event.log;

/**
 * The frames of one device that a file has shown so far, by their sequence and their CRC.
 *
 * <p>A table of numbers with open addressing, half full at most: a file may hold millions of small frames, and objects
 * would weigh more than the frames themselves.
 */
final class SeenFrames {

    /** What a frame is to those before it. */
    enum Seen {
        NEW,
        AGAIN,
        REUSED
    }

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long[] sequences = new long[16];
    private int[] crcs = new int[16];
    private boolean[] taken = new boolean[16];
    private int count;

    /** Looks whether this frame was there before, and remembers it if its sequence was not. */
    Seen see(long sequence, int crc) {
        int at = place(sequence);
        if (taken[at]) {
            return crcs[at] == crc ? Seen.AGAIN : Seen.REUSED;
        }
        put(at, sequence, crc);
        if (++count > sequences.length / 2) {
            grow();
        }
        return Seen.NEW;
    }

    /** Where the sequence stands, or would. */
    private int place(long sequence) {
        int mask = sequences.length - 1;
        int at = (int) ((sequence * GOLDEN) >>> 32) & mask;
        while (taken[at] && sequences[at] != sequence) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void put(int at, long sequence, int crc) {
        sequences[at] = sequence;
        crcs[at] = crc;
        taken[at] = true;
    }

    private void grow() {
        long[] oldSequences = sequences;
        int[] oldCrcs = crcs;
        boolean[] oldTaken = taken;
        sequences = new long[oldSequences.length * 2];
        crcs = new int[sequences.length];
        taken = new boolean[sequences.length];
        for (int i = 0; i < oldSequences.length; i++) {
            if (oldTaken[i]) {
                put(place(oldSequences[i]), oldSequences[i], oldCrcs[i]);
            }
        }
    }
}
