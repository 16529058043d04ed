package io.neuralfocus.serving.http;

import java.util.Locale;

/** The codes of problems, beside those of broken frames. They are part of the contract: one is never renamed. */
enum ProblemCode {
    BAD_REQUEST(400),
    INVALID_DEVICE_ID(400),
    INVALID_AFTER(400),
    INVALID_LIMIT(400),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    SEQUENCE_REUSED(409),
    TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    TOO_MANY_WAITING(429),
    REQUEST_HEADER_FIELDS_TOO_LARGE(431),
    INTERNAL(500),
    SERVICE_UNAVAILABLE(503),
    STORE_UNAVAILABLE(503),
    HTTP_VERSION_NOT_SUPPORTED(505);

    private final int status;

    ProblemCode(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** As it is answered. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
