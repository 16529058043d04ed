package io.neuralfocus.cli.rows;

/** A file of labelled rows cannot be learnt from: one sentence that names the place, the reason and what to do. */
public final class RefusedRowsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedRowsException(String sentence) {
        super(sentence);
    }
}
