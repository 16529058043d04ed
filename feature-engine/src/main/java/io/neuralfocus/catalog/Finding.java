package io.neuralfocus.catalog;

/**
 * A fault and where it is.
 *
 * @param line from 1; 0 for the file as a whole
 * @param message what is wrong and what to do, in a sentence
 */
public record Finding(String file, int line, Fault fault, String message) {

    /** {@code file:line: message}, as editors and terminals understand it. */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
    }
}
