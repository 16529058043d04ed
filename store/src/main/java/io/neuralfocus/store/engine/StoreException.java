package io.neuralfocus.store.engine;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

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
        String reason = reason(why).lines().findFirst().orElse("").strip();
        return new StoreException(what + ": " + (reason.endsWith(".") ? reason : reason + "."), why);
    }

    /** Some failures of files tell the file alone: what is wrong with it, their kind says. */
    private static String reason(Throwable why) {
        if (why instanceof FileAlreadyExistsException taken) {
            return "there is a file at " + taken.getFile() + " already; name another place";
        }
        if (why instanceof AccessDeniedException denied) {
            return "this user may not use " + denied.getFile();
        }
        if (why instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile();
        }
        return String.valueOf(why.getMessage());
    }
}
