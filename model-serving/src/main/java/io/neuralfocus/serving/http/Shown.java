package io.neuralfocus.serving.http;

import java.util.Locale;

/** Words of a client's as an answer may repeat them: short, on one line, with nothing in them that a screen obeys. */
final class Shown {

    private static final int LONGEST = 64;

    private Shown() {}

    static String of(String word) {
        StringBuilder shown = new StringBuilder();
        word.codePoints().limit(LONGEST).forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || isSurrogate(c)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return word.codePointCount(0, word.length()) > LONGEST ? shown + "..." : shown.toString();
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
