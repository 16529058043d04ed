package io.neuralfocus.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Where a command speaks: its answer on {@code out}, everything else on {@code err}.
 *
 * @param outIsScreen a person looks at {@code out}, so it may be redrawn
 * @param errIsScreen a person looks at {@code err}, so progress may be shown
 */
public record Terminal(Answer out, PrintStream err, boolean outIsScreen, boolean errIsScreen) {

    /** The process's own; the launcher tells what is a screen, for a JVM cannot see it. */
    static Terminal ofProcess() {
        return new Terminal(
                utf8(new FileOutputStream(FileDescriptor.out)),
                utf8(new FileOutputStream(FileDescriptor.err)),
                Boolean.getBoolean("focus.out.screen"),
                Boolean.getBoolean("focus.err.screen"));
    }

    /** A stream that speaks UTF-8 whatever the machine's default is. */
    public static Answer utf8(OutputStream stream) {
        return Answer.on(stream);
    }

    /** Says something beside the answer. */
    public void say(String sentence) {
        err.println("focus: " + sentence);
    }
}
