package io.neuralfocus.store.engine;

/** The store could not do what was asked; the message says which file, why, and what to do. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * This did not happen, and the first line of why: what drivers tell below it may quote rows. What speaks for itself
     * stays as it is.
     */
    static StoreException because(String what, Throwable why) {
        if (why instanceof StoreException said) {
            return said;
        }
        String reason =
                String.valueOf(why.getMessage()).lines().findFirst().orElse("").strip();
        return new StoreException(what + ": " + (reason.endsWith(".") ? reason : reason + "."), why);
    }
}
