package io.neuralfocus.event.log;

import java.io.IOException;
import java.nio.file.Path;

/** A file was named that is no event file: by its name or, to be read, by its first bytes too. */
public final class UnknownFormatException extends IOException {

    private static final long serialVersionUID = 1;

    private UnknownFormatException(String sentence) {
        super(sentence);
    }

    static UnknownFormatException ofName(Path file) {
        return new UnknownFormatException(
                file + " is no event file by its name: rename it so that it ends with .nfe, .jsonl or .jsonl.gz.");
    }

    static UnknownFormatException ofContent(Path file) {
        return new UnknownFormatException(file + " is no event file, neither by its first bytes nor by its name: "
                + "rename it so that it ends with .nfe, .jsonl or .jsonl.gz if it is one.");
    }
}
