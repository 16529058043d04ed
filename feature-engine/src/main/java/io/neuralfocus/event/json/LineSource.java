package io.neuralfocus.event.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into lines in one buffer, which never grows beyond the longest line that is taken: a longer one is passed
 * over without being held.
 */
final class LineSource {

    /** Longest line taken, in bytes. */
    static final int MAX_LINE = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[2 * MAX_LINE];
    private int filled;
    private int from;
    private int to;
    private int next;
    private long bufferOffset;
    private long lineNumber;
    private long lineOffset;
    private boolean ended;
    private boolean tooLong;

    LineSource(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line, blank ones too; false behind the last. */
    boolean next() throws IOException {
        from = next;
        int end = endOfLine(from);
        tooLong = false;
        if (end < 0) {
            refill();
            end = endOfLine(from);
        }
        if (end < 0 && filled == from) {
            return false;
        }
        lineNumber++;
        lineOffset = bufferOffset + from;
        if (end >= 0) {
            next = end + 1;
        } else if (ended) {
            end = filled;
            next = filled;
        } else {
            passOver();
            return true;
        }
        to = end;
        tooLong = to - from > MAX_LINE;
        return true;
    }

    /** Moves what is left to the front and fills the buffer up, or to the end of the stream. */
    private void refill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, filled - from);
        bufferOffset += from;
        filled -= from;
        next = 0;
        from = 0;
        while (!ended && filled < buffer.length) {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                ended = true;
            } else {
                filled += read;
            }
        }
    }

    /** Drops the buffer until a line ends in it. */
    private void passOver() throws IOException {
        tooLong = true;
        to = from;
        int end = -1;
        while (end < 0 && !(ended && filled == from)) {
            from = filled;
            refill();
            end = endOfLine(0);
        }
        from = 0;
        to = 0;
        next = end < 0 ? filled : end + 1;
    }

    private int endOfLine(int at) {
        for (int i = at; i < filled; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    byte[] bytes() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Counted from 1. */
    long lineNumber() {
        return lineNumber;
    }

    /** Where the line begins in the stream. */
    long lineOffset() {
        return lineOffset;
    }

    /** Whether the line was longer than is taken; its bytes are gone. */
    boolean tooLong() {
        return tooLong;
    }

    /** Passes over the mark that some editors put at the head of a file. */
    void skipByteOrderMark() {
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        if (lineNumber == 1 && to - from >= mark.length && Arrays.equals(buffer, from, from + 3, mark, 0, 3)) {
            from += mark.length;
        }
    }
}
