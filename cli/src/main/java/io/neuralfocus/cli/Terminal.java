package io.neuralfocus.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command speaks: its answer on {@code out}, everything else on {@code err}.
 *
 * @param outIsScreen a person looks at {@code out}, so it may be redrawn
 * @param errIsScreen a person looks at {@code err}, so progress may be shown
 */
public record Terminal(PrintStream out, PrintStream err, boolean outIsScreen, boolean errIsScreen) {

    /** The process's own; the launcher tells what is a screen, for a JVM cannot see it. */
    static Terminal ofProcess() {
        return new Terminal(
                utf8(new FileOutputStream(FileDescriptor.out)),
                utf8(new FileOutputStream(FileDescriptor.err)),
                Boolean.getBoolean("focus.out.screen"),
                Boolean.getBoolean("focus.err.screen"));
    }

    /** A stream that speaks UTF-8 whatever the machine's default is. */
    public static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /** The answer's stream for long tables: it throws once nobody reads any more, where {@code out} would go on unheard. */
    OutputStream table() {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                if (Terminal.this.out.checkError()) {
                    throw new IOException("Broken pipe");
                }
            }
        };
    }

    /** Says something beside the answer. */
    public void say(String sentence) {
        err.println("focus: " + sentence);
    }
}
