package io.neuralfocus.event.wire;

/**
 * Wipes from the records of a frame, in place, every bit that means nothing to us: the codes of keys, payload words that
 * the type does not define, the payload of a record of unknown type, what follows the NUL of an app's name, the fillers
 * of the long form. After it the frame holds no more than its events do.
 */
final class Scrub {

    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Scrub() {}

    /** Wipes the records between two indexes; whether any byte changed. */
    static boolean wipe(byte[] bytes, int from, int to, int recordSize) {
        int payload = RecordLayout.payloadOffset(recordSize);
        boolean fillers = recordSize == RecordLayout.SIZE_WITH_FILLERS;
        int changed = 0;
        int cleanName = -1;
        for (int at = from; at < to; at += recordSize) {
            changed |= wipePayload(bytes, at + payload, Words.getInt(bytes, at + RecordLayout.TYPE_OFFSET));
            int name = at + RecordLayout.APP_NAME_OFFSET;
            // Most records name the app that the one before named, and that one is clean by now.
            if (cleanName < 0 || !sameName(bytes, name, cleanName)) {
                changed |= wipeAfterNul(bytes, name);
                cleanName = name;
            }
            if (fillers) {
                changed |= wipeWord(bytes, at + RecordLayout.FILLER_OFFSET);
                changed |= wipeWord(bytes, at + RecordLayout.LAST_FILLER_OFFSET);
            }
        }
        return changed != 0;
    }

    private static int wipePayload(byte[] bytes, int at, int typeCode) {
        int row = Payload.row(typeCode);
        int told0 = Words.getInt(bytes, at + RecordLayout.WORD0);
        int told1 = Words.getInt(bytes, at + RecordLayout.WORD1);
        int told2 = Words.getInt(bytes, at + RecordLayout.WORD2);
        int kept0 = Payload.word0(row, told0);
        int kept1 = Payload.word1(row, told1);
        int kept2 = Payload.word2(row, told2);
        // Written back changed or not: which of the records are keys, no processor can foresee.
        Words.putInt(bytes, at + RecordLayout.WORD0, kept0);
        Words.putInt(bytes, at + RecordLayout.WORD1, kept1);
        Words.putInt(bytes, at + RecordLayout.WORD2, kept2);
        return (told0 ^ kept0) | (told1 ^ kept1) | (told2 ^ kept2);
    }

    private static boolean sameName(byte[] bytes, int one, int other) {
        return Words.getLong(bytes, one) == Words.getLong(bytes, other)
                && Words.getLong(bytes, one + 8) == Words.getLong(bytes, other + 8)
                && Words.getLong(bytes, one + 16) == Words.getLong(bytes, other + 16)
                && Words.getLong(bytes, one + 24) == Words.getLong(bytes, other + 24);
    }

    private static int wipeAfterNul(byte[] bytes, int at) {
        boolean ended = false;
        int changed = 0;
        for (int i = 0; i < RecordLayout.APP_NAME_SIZE; i += Long.BYTES) {
            long told = Words.getLong(bytes, at + i);
            long kept = ended ? 0 : upToNul(told);
            ended |= hasNul(told);
            if (kept != told) {
                Words.putLong(bytes, at + i, kept);
                changed = 1;
            }
        }
        return changed;
    }

    private static boolean hasNul(long word) {
        return ((word - LOW_BITS) & ~word & HIGH_BITS) != 0;
    }

    /** The word with everything behind its first (lowest) zero byte made zero. */
    private static long upToNul(long word) {
        long nul = (word - LOW_BITS) & ~word & HIGH_BITS;
        // The lowest set bit marks the first zero byte; all bits below that byte are kept.
        return nul == 0 ? word : word & ((nul & -nul) >>> 7) - 1;
    }

    private static int wipeWord(byte[] bytes, int at) {
        int told = Words.getInt(bytes, at);
        if (told != 0) {
            Words.putInt(bytes, at, 0);
        }
        return told;
    }
}
