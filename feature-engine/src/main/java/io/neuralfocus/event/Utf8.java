package io.neuralfocus.event;

/** Strict UTF-8, without decoding: no overlong form, no surrogate, nothing beyond U+10FFFF. */
public final class Utf8 {

    private Utf8() {}

    /**
     * Walks over whole well-formed characters and returns where it had to stop: {@code to} if the bytes are well-formed
     * to their end, else the first byte of the character that is malformed or cut off.
     */
    public static int walk(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (bytes[at] >= 0) {
                at++;
                continue;
            }
            int length = lengthOf(bytes[at] & 0xFF);
            if (length == 0 || at + length > to || !continues(bytes, at, length)) {
                return at;
            }
            at += length;
        }
        return to;
    }

    /** Whether the bytes from {@code at} to {@code to} are the beginning of one character and not the whole of it. */
    public static boolean isCutOff(byte[] bytes, int at, int to) {
        if (at >= to) {
            return false;
        }
        int told = to - at;
        return told < lengthOf(bytes[at] & 0xFF) && continues(bytes, at, told);
    }

    /** Bytes of the character that begins with this byte; 0 if none does. */
    private static int lengthOf(int lead) {
        if (lead < 0x80) {
            return 1;
        }
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    /** Whether the second to last of these bytes may follow the first; the second alone has narrower bounds. */
    private static boolean continues(byte[] bytes, int at, int length) {
        if (length < 2) {
            return true;
        }
        int second = bytes[at + 1] & 0xFF;
        int least = 0x80;
        int most = 0xBF;
        switch (bytes[at] & 0xFF) {
            case 0xE0 -> least = 0xA0; // below: overlong
            case 0xED -> most = 0x9F; // above: surrogates
            case 0xF0 -> least = 0x90; // below: overlong
            case 0xF4 -> most = 0x8F; // above: beyond U+10FFFF
            default -> {
                // every other first byte takes any continuation byte
            }
        }
        if (second < least || second > most) {
            return false;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
