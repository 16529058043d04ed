package io.neuralfocus.cli;

import io.neuralfocus.cli.rows.RefusedRowsException;
import io.neuralfocus.cli.table.UnreadableTableException;
import io.neuralfocus.event.log.UnknownFormatException;
import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.people.InvalidNameException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** What a command says when it cannot go on, and how it exits. */
final class Faults {

    private Faults() {}

    static int explain(Terminal terminal, Throwable fault) {
        if (fault instanceof Complaint complaint) {
            terminal.say(sentence(complaint));
            return complaint.exitCode();
        }
        if (terminal.out()
                .trouble()
                .filter(trouble -> trouble == fault || trouble == fault.getCause())
                .isPresent()) {
            // Told at the end, with all else that was not heard.
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
        if (fault instanceof StoreException || fault instanceof InvalidNameException) {
            terminal.say(sentence(fault));
            return ExitCode.BAD_INPUT;
        }
        if (fault instanceof RefusedModelException) {
            terminal.say(sentence(fault) + ".");
            return ExitCode.BAD_INPUT;
        }
        if (fault instanceof UnreadableTableException) {
            terminal.say(sentence(fault) + ".");
            return ExitCode.BAD_INPUT;
        }
        if (fault instanceof RefusedRowsException) {
            terminal.say(sentence(fault));
            return ExitCode.BAD_INPUT;
        }
        if (fault instanceof UnknownFormatException || fault instanceof NotDirectoryException) {
            terminal.say(sentence(fault));
            return ExitCode.BAD_INPUT;
        }
        if (fault instanceof FileAlreadyExistsException) {
            terminal.say(sentence(fault) + ": it is a file, and a folder is needed: name another one.");
            return ExitCode.BAD_INPUT;
        }
        if (fault instanceof FileSystemException) {
            terminal.say(sentence(fault) + ".");
            return ExitCode.BAD_INPUT;
        }
        if (isTakenPort(fault)) {
            terminal.say("the port is in use by another program, or not this user's to open: choose another one.");
            return ExitCode.BAD_INPUT;
        }
        if (fault instanceof OutOfMemoryError) {
            terminal.say("the memory does not suffice (" + sentence(fault)
                    + "): give more, for instance FOCUS_JAVA_OPTS=-Xmx4g, or less to do at once.");
            return ExitCode.INTERNAL;
        }
        if (fault instanceof IOException) {
            terminal.say("reading or writing failed: " + sentence(fault) + ". Nothing half-written was left behind.");
            return ExitCode.INTERNAL;
        }
        terminal.say("a fault of focus itself: " + fault + " (set FOCUS_JAVA_OPTS=-Dfocus.trace=true for where).");
        if (Boolean.getBoolean("focus.trace")) {
            fault.printStackTrace(terminal.err());
        }
        return ExitCode.INTERNAL;
    }

    private static boolean isTakenPort(Throwable fault) {
        Throwable cause = fault;
        while (cause != null && !(cause instanceof BindException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    /** The exit code of a command whose answer may not have arrived, and a sentence if it did not. */
    static int unheard(Terminal terminal, int exitCode) {
        Optional<IOException> trouble = terminal.out().trouble();
        if (trouble.isEmpty() || isClosedPipe(trouble.get())) {
            // Who closed the pipe has seen enough of the answer.
            return exitCode;
        }
        terminal.say("the answer is cut off, for it could not be written: " + sentence(trouble.get()) + ".");
        return exitCode == ExitCode.OK ? ExitCode.INTERNAL : exitCode;
    }

    private static boolean isClosedPipe(IOException fault) {
        return sentence(fault).contains("Broken pipe");
    }

    private static String sentence(Throwable fault) {
        String message = fault.getMessage();
        return message == null ? fault.toString() : message;
    }
}
