package io.neuralfocus.cli.table;

import java.io.IOException;

/** A table that cannot be read, and where in it. */
public final class UnreadableTableException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableTableException(String message) {
        super(message);
    }
}
