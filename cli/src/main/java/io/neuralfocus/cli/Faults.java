package io.neuralfocus.cli;

import io.neuralfocus.event.log.UnknownFormatException;
import io.neuralfocus.scorer.RefusedModelException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What a command says when it cannot go on, and how it exits. */
final class Faults {

    private Faults() {}

    static int explain(Terminal terminal, Exception fault) {
        if (fault instanceof Complaint complaint) {
            terminal.say(sentence(complaint));
            return complaint.exitCode();
        }
        if (isClosedPipe(fault)) {
            // Who reads our answer has seen enough of it.
            return ExitCode.OK;
        }
        if (fault instanceof NoSuchFileException || fault instanceof FileNotFoundException) {
            terminal.say(sentence(fault) + ": there is no such file or folder.");
            return ExitCode.BAD_INPUT;
        }
        if (fault instanceof AccessDeniedException) {
            terminal.say(sentence(fault) + ": it may not be read or written by this user.");
            return ExitCode.BAD_INPUT;
        }
        if (fault instanceof RefusedModelException) {
            terminal.say(sentence(fault) + ".");
            return ExitCode.BAD_INPUT;
        }
        if (fault instanceof UnknownFormatException || fault instanceof NotDirectoryException) {
            terminal.say(sentence(fault));
            return ExitCode.BAD_INPUT;
        }
        terminal.say("a fault of focus itself: " + fault + " (set FOCUS_JAVA_OPTS=-Dfocus.trace=true for where).");
        if (Boolean.getBoolean("focus.trace")) {
            fault.printStackTrace(terminal.err());
        }
        return ExitCode.INTERNAL;
    }

    private static boolean isClosedPipe(Exception fault) {
        return fault instanceof IOException && sentence(fault).contains("Broken pipe");
    }

    private static String sentence(Exception fault) {
        String message = fault.getMessage();
        return message == null ? fault.toString() : message;
    }
}
