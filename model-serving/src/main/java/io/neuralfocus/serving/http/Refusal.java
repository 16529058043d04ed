package io.neuralfocus.serving.http;

import io.neuralfocus.event.RejectionCode;
import java.util.Map;

/** A request that is refused, told as a problem. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, Object> beside;

    Refusal(ProblemCode code, String detail) {
        this(code, detail, Map.of());
    }

    /** With further fields that stand beside the standard ones. */
    Refusal(ProblemCode code, String detail, Map<String, Object> beside) {
        this(code.status(), code.code(), detail, beside);
    }

    /** A frame that is broken. */
    Refusal(RejectionCode code, String detail, Map<String, Object> beside) {
        this(400, code.code(), detail, beside);
    }

    private Refusal(int status, String code, String detail, Map<String, Object> beside) {
        super(detail);
        this.status = status;
        this.code = code;
        this.beside = beside;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    Map<String, Object> beside() {
        return beside == null ? Map.of() : beside;
    }
}
