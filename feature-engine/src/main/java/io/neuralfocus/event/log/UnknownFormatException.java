package io.neuralfocus.event.log;

import java.io.IOException;
import java.nio.file.Path;

/** A file was named whose name does not end as one of an event file does. */
public final class UnknownFormatException extends IOException {

    private static final long serialVersionUID = 1;

    UnknownFormatException(Path file) {
        super(file + " is no event file by its name: rename it so that it ends with .nfe, .jsonl or .jsonl.gz.");
    }
}
