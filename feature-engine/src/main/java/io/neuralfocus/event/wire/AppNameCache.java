package io.neuralfocus.event.wire;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * App names by the 32 bytes they stand in, so that a name seen before costs a comparison and no allocation. Bounded: a
 * machine has tens of apps; a device that invents thousands pushes its own names out and nobody else's.
 */
final class AppNameCache {

    private static final int SLOTS = 256;
    private static final int PROBES = 4;
    private static final int WORDS = 4;

    private final long[] keys = new long[SLOTS * WORDS];
    private final @Nullable AppName[] names = new AppName[SLOTS];
    private int victim;

    private long last0;
    private long last1;
    private long last2;
    private long last3;
    private AppName last = AppName.NONE;

    /** The name in the 32 bytes from {@code at}, which hold nothing behind a NUL; null if it is malformed. */
    @Nullable
    AppName nameAt(byte[] bytes, int at) {
        long word0 = Words.getLong(bytes, at);
        long word1 = Words.getLong(bytes, at + 8);
        long word2 = Words.getLong(bytes, at + 16);
        long word3 = Words.getLong(bytes, at + 24);
        // Most events are told by the app that told the one before.
        if (word0 == last0 && word1 == last1 && word2 == last2 && word3 == last3) {
            return last;
        }
        AppName name = find(word0, word1, word2, word3);
        if (name == null) {
            name = decode(bytes, at);
            if (name == null) {
                return null;
            }
            remember(word0, word1, word2, word3, name);
        }
        last0 = word0;
        last1 = word1;
        last2 = word2;
        last3 = word3;
        last = name;
        return name;
    }

    private @Nullable AppName find(long word0, long word1, long word2, long word3) {
        int home = home(word0, word1, word2, word3);
        for (int probe = 0; probe < PROBES; probe++) {
            int slot = (home + probe) & (SLOTS - 1);
            int key = slot * WORDS;
            if (keys[key] == word0 && keys[key + 1] == word1 && keys[key + 2] == word2 && keys[key + 3] == word3) {
                return names[slot];
            }
        }
        return null;
    }

    private void remember(long word0, long word1, long word2, long word3, AppName name) {
        int home = home(word0, word1, word2, word3);
        int slot = (home + (victim++ & (PROBES - 1))) & (SLOTS - 1);
        for (int probe = 0; probe < PROBES; probe++) {
            if (names[(home + probe) & (SLOTS - 1)] == null) {
                slot = (home + probe) & (SLOTS - 1);
                break;
            }
        }
        int key = slot * WORDS;
        keys[key] = word0;
        keys[key + 1] = word1;
        keys[key + 2] = word2;
        keys[key + 3] = word3;
        names[slot] = name;
    }

    private static int home(long word0, long word1, long word2, long word3) {
        long mixed = word0 * 0x9E3779B97F4A7C15L ^ word1 * 0xC2B2AE3D27D4EB4FL;
        mixed ^= word2 * 0x165667B19E3779F9L ^ word3 * 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> 56);
    }

    private static @Nullable AppName decode(byte[] bytes, int at) {
        int to = at;
        while (to < at + RecordLayout.APP_NAME_SIZE && bytes[to] != 0) {
            to++;
        }
        int end = Utf8.walk(bytes, at, to);
        // Without a NUL the field may end in the middle of a character: that one is dropped.
        boolean cutByTheField = to == at + RecordLayout.APP_NAME_SIZE && Utf8.isCutOff(bytes, end, to);
        return end == to || cutByTheField ? AppName.ofUtf8(bytes, at, end) : null;
    }
}
