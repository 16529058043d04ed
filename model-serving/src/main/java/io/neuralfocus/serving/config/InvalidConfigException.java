package io.neuralfocus.serving.config;

/** A setting that cannot be used; the message is one sentence that names it and says what to do. */
public final class InvalidConfigException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidConfigException(String message) {
        super(message);
    }
}
