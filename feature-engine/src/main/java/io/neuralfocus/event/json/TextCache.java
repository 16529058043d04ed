package io.neuralfocus.event.json;

import org.jspecify.annotations.Nullable;

/**
 * Texts by the characters they are read from, so that the few users, sessions and apps of a log are made once and not
 * once a line. Bounded: newer texts push older ones out, and long ones are not kept.
 */
final class TextCache {

    private static final int SLOTS = 1024;
    private static final int PROBES = 4;
    private static final int LONGEST_KEPT = 128;

    private final @Nullable Text[] texts = new Text[SLOTS];
    private int victim;

    /** The text these characters spell; null if a surrogate in it stands alone. */
    @Nullable
    Text of(char[] chars, int from, int length) {
        if (length > LONGEST_KEPT) {
            return wellFormed(chars, from, length);
        }
        int home = home(chars, from, length);
        int empty = -1;
        for (int probe = 0; probe < PROBES; probe++) {
            int slot = (home + probe) & (SLOTS - 1);
            Text text = texts[slot];
            if (text == null) {
                empty = empty < 0 ? slot : empty;
            } else if (spells(text.string(), chars, from, length)) {
                return text;
            }
        }
        Text text = wellFormed(chars, from, length);
        if (text != null) {
            texts[empty >= 0 ? empty : (home + (victim++ & (PROBES - 1))) & (SLOTS - 1)] = text;
        }
        return text;
    }

    private static @Nullable Text wellFormed(char[] chars, int from, int length) {
        String string = new String(chars, from, length);
        return Text.isWellFormed(string) ? new Text(string) : null;
    }

    private static boolean spells(String string, char[] chars, int from, int length) {
        if (string.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (string.charAt(i) != chars[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static int home(char[] chars, int from, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + chars[from + i];
        }
        return (hash * 0x9E3779B9) >>> 22;
    }
}
