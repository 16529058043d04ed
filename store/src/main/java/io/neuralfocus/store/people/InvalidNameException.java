package io.neuralfocus.store.people;

/** A name that nobody can have; the message is one sentence that shows it and says what to do. */
public final class InvalidNameException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidNameException(String message) {
        super(message);
    }
}
