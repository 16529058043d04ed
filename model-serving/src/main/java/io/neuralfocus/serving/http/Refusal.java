package io.neuralfocus.serving.http;

import java.util.Map;

/** A request that is refused, told as a problem. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient Map<String, Object> beside;

    Refusal(ProblemCode code, String detail) {
        this(code, detail, Map.of());
    }

    /** With further fields that stand beside the standard ones. */
    Refusal(ProblemCode code, String detail, Map<String, Object> beside) {
        super(detail);
        this.code = code;
        this.beside = beside;
    }

    ProblemCode code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    Map<String, Object> beside() {
        return beside == null ? Map.of() : beside;
    }
}
