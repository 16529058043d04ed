package io.neuralfocus.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The name of an app as it was told: its well-formed UTF-8 bytes, compared byte by byte and so code point by code
 * point, without case folding. {@link #NONE} names nothing.
 */
public final class AppName {

    public static final AppName NONE = new AppName(new byte[0]);

    private final byte[] utf8;
    private final int hash;

    private AppName(byte[] utf8) {
        this.utf8 = utf8;
        this.hash = Arrays.hashCode(utf8);
    }

    public static AppName of(String name) {
        return name.isEmpty() ? NONE : new AppName(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The name that these bytes spell; they must be well-formed UTF-8. */
    public static AppName ofUtf8(byte[] bytes, int from, int to) {
        return from == to ? NONE : new AppName(Arrays.copyOfRange(bytes, from, to));
    }

    public boolean isEmpty() {
        return utf8.length == 0;
    }

    /** Length in bytes of UTF-8. */
    public int length() {
        return utf8.length;
    }

    public byte byteAt(int index) {
        return utf8[index];
    }

    public byte[] toUtf8() {
        return utf8.clone();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof AppName that && hash == that.hash && Arrays.equals(utf8, that.utf8));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
