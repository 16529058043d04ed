package io.neuralfocus.serving.http;

import io.neuralfocus.event.RejectionCode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The codes of problems, each with its status. They are part of the contract: one is never renamed. */
enum ProblemCode {
    // A request that is none, or to nothing.
    BAD_REQUEST(400),
    FOREIGN_ORIGIN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    REQUEST_TIMEOUT(408),
    TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    FOREIGN_HOST(421),
    REQUEST_HEADER_FIELDS_TOO_LARGE(431),
    INTERNAL(500),
    SERVICE_UNAVAILABLE(503),
    HTTP_VERSION_NOT_SUPPORTED(505),

    // A frame, by the name of what is wrong with it.
    BAD_MAGIC(400),
    UNSUPPORTED_VERSION(400),
    BAD_RECORD_SIZE(400),
    TOO_MANY_RECORDS(400),
    RESERVED_NOT_ZERO(400),
    INVALID_UTC_OFFSET(400),
    TRUNCATED(400),
    BAD_CRC(400),
    SEQUENCE_REUSED(409),

    // A body of JSON.
    INVALID_JSON(400),
    TOO_DEEP(400),
    MISSING_FIELD(400),
    UNKNOWN_FIELD(400),
    INVALID_FIELD(400),
    DUPLICATE_KEY(400),
    INVALID_TYPE(400),
    INVALID_TIMESTAMP(400),

    // A vector.
    WRONG_WIDTH(400),
    UNKNOWN_FEATURE(400),
    MISSING_FEATURE(400),
    INVALID_FEATURE(400),
    INFINITE_FEATURE(400),
    TOO_MANY_VECTORS(400),

    // A parameter.
    INVALID_DEVICE_ID(400),
    INVALID_AFTER(400),
    INVALID_BEFORE(400),
    INVALID_LIMIT(400),
    INVALID_DATE(400),
    INVALID_SPAN(400),

    // What stands against it.
    SESSION_OPEN(409),
    ALREADY_ANSWERED(409),

    // What the service cannot do now.
    TOO_MANY_WAITING(429),
    STORE_UNAVAILABLE(503),
    NO_MODEL(503);

    private final int status;

    ProblemCode(int status) {
        this.status = status;
    }

    /** Why a whole frame or a whole body was refused. */
    static ProblemCode of(RejectionCode code) {
        return valueOf(code.name());
    }

    /** Codes with which any request may be refused, whatever it asks for. */
    static Set<ProblemCode> anywhere() {
        EnumSet<ProblemCode> anywhere = EnumSet.range(BAD_REQUEST, HTTP_VERSION_NOT_SUPPORTED);
        anywhere.remove(UNSUPPORTED_MEDIA_TYPE);
        return anywhere;
    }

    /** Codes of a frame that is broken. */
    static Set<ProblemCode> ofFrames() {
        return EnumSet.range(BAD_MAGIC, BAD_CRC);
    }

    /** Codes of a body of JSON that tells whose it is and nothing else. */
    static Set<ProblemCode> ofJsonOfDevice() {
        return EnumSet.of(UNSUPPORTED_MEDIA_TYPE, INVALID_JSON, TOO_DEEP, DUPLICATE_KEY, UNKNOWN_FIELD);
    }

    /** Codes of a body of JSON that cannot be read. */
    static Set<ProblemCode> ofJson() {
        return EnumSet.of(
                UNSUPPORTED_MEDIA_TYPE,
                INVALID_JSON,
                TOO_DEEP,
                DUPLICATE_KEY,
                MISSING_FIELD,
                UNKNOWN_FIELD,
                INVALID_FIELD);
    }

    int status() {
        return status;
    }

    /** As it is answered. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
