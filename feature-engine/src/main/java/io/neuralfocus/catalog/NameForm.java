package io.neuralfocus.catalog;

import java.nio.charset.StandardCharsets;

/** The two forms in which names are compared: ASCII letters lower-cased, and that cut as the wire cuts it. */
final class NameForm {

    /** What a record of the wire has room for. */
    static final int WIRE_BYTES = 32;

    private NameForm() {}

    /** ASCII letters lower-cased and nothing else: no locale has a say in it. */
    static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return folded.toString();
    }

    static int utf8Length(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The longest beginning of whole characters that fits into the wire's 32 bytes. */
    static String cut(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= WIRE_BYTES) {
            return name;
        }
        int end = WIRE_BYTES;
        while ((utf8[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(utf8, 0, end, StandardCharsets.UTF_8);
    }
}
