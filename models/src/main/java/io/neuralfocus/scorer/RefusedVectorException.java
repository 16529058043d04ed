package io.neuralfocus.scorer;

/** A vector that cannot be scored: of another width, or with an infinite value. */
public final class RefusedVectorException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public RefusedVectorException(String message) {
        super(message);
    }
}
