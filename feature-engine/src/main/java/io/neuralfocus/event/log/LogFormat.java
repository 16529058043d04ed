package io.neuralfocus.event.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The formats of event files: known by the endings of their names, and most of them by their first bytes. */
public enum LogFormat {
    FRAMES(".nfe", "NFEV"),
    LINES(".jsonl", "{"),
    GZIPPED_LINES(".jsonl.gz", "\u001F\u008B");

    private final String ending;
    /** One character a byte. */
    private final String beginning;

    LogFormat(String ending, String beginning) {
        this.ending = ending;
        this.beginning = beginning;
    }

    /** How the names of such files end. */
    public String ending() {
        return ending;
    }

    /** The format of a file by its name; empty if that ends in none of theirs. */
    public static Optional<LogFormat> of(Path file) {
        String name = String.valueOf(file.getFileName());
        for (LogFormat format : values()) {
            if (name.endsWith(format.ending)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The format that a file to be written must have by its name. */
    public static LogFormat required(Path file) throws UnknownFormatException {
        return of(file).orElseThrow(() -> UnknownFormatException.ofName(file));
    }

    /**
     * The format of a file that is read: what its first bytes say and, where they say nothing, its name.
     *
     * @param in the file from its beginning; it must support marks, and stands where it stood before
     */
    static LogFormat of(InputStream in, Path file) throws IOException {
        for (LogFormat format : values()) {
            in.mark(format.beginning.length());
            byte[] first = in.readNBytes(format.beginning.length());
            in.reset();
            if (new String(first, StandardCharsets.ISO_8859_1).equals(format.beginning)) {
                return format;
            }
        }
        return of(file).orElseThrow(() -> UnknownFormatException.ofContent(file));
    }
}
