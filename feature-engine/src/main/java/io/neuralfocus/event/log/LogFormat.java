package io.neuralfocus.event.log;

import java.nio.file.Path;
import java.util.Optional;

/** The formats of event files, known by the endings of their names. */
public enum LogFormat {
    FRAMES(".nfe"),
    LINES(".jsonl"),
    GZIPPED_LINES(".jsonl.gz");

    private final String ending;

    LogFormat(String ending) {
        this.ending = ending;
    }

    /** How the names of such files end. */
    public String ending() {
        return ending;
    }

    /** The format of a file; empty if its name ends in none of theirs. */
    public static Optional<LogFormat> of(Path file) {
        String name = String.valueOf(file.getFileName());
        for (LogFormat format : values()) {
            if (name.endsWith(format.ending)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The format of a file that must have one. */
    public static LogFormat required(Path file) throws UnknownFormatException {
        return of(file).orElseThrow(() -> new UnknownFormatException(file));
    }
}
