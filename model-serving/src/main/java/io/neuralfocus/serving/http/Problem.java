package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.neuralfocus.event.wire.FrameLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An RFC 9457 problem with a stable {@code code}; it never tells a stack trace. */
record Problem(ProblemCode code, String detail, Map<String, Object> beside) {

    static final String MEDIA_TYPE = "application/problem+json";
    private static final int RETRY_AFTER_SECONDS = 5;

    static Problem of(Refusal refusal) {
        return new Problem(refusal.code(), refusal.detail(), refusal.beside());
    }

    /** What the server itself refuses: no such path, no such method, a request that is none. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> of(ProblemCode.NOT_FOUND, "There is nothing at this path.");
            case 405 -> of(ProblemCode.METHOD_NOT_ALLOWED, "This path does not take this method.");
            case 408 ->
                of(ProblemCode.REQUEST_TIMEOUT, "The body did not come in time; send it faster, or less at once.");
            case 413 -> of(ProblemCode.TOO_LARGE, "A body has at most " + FrameLayout.MAX_FRAME_SIZE + " bytes.");
            case 414 -> of(ProblemCode.URI_TOO_LONG, "The path and its parameters are too long.");
            case 431 -> of(ProblemCode.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large.");
            case 503 -> of(ProblemCode.SERVICE_UNAVAILABLE, "The service is stopping; come again.");
            case 505 -> of(ProblemCode.HTTP_VERSION_NOT_SUPPORTED, "Speak HTTP/1.1 or HTTP/1.0.");
            default ->
                status < 500
                        ? of(ProblemCode.BAD_REQUEST, "The request is not well-formed HTTP, or ended early.")
                        : internal();
        };
    }

    static Problem storeUnavailable() {
        return of(
                ProblemCode.STORE_UNAVAILABLE,
                "The store cannot be used at present; the service's log tells why. Come again.");
    }

    /** What is nobody's fault but ours. */
    static Problem internal() {
        return of(ProblemCode.INTERNAL, "A fault of the service; its log tells more.");
    }

    private static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, Map.of());
    }

    void answer(Context context) {
        retryAfter().ifPresent(seconds -> context.header("Retry-After", seconds));
        Json.answer(context, code.status(), MEDIA_TYPE, body());
    }

    byte[] toBytes() {
        return Json.bytes(body());
    }

    /** The header that tells when to come again, where that is worth while. */
    Optional<String> retryAfter() {
        return comesAgain() ? Optional.of(String.valueOf(RETRY_AFTER_SECONDS)) : Optional.empty();
    }

    private boolean comesAgain() {
        return code.status() == 503 || code.status() == 429;
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", HttpStatus.forStatus(code.status()).getMessage());
        body.put("status", code.status());
        body.put("code", code.code());
        body.put("detail", detail);
        body.putAll(beside);
        if (comesAgain()) {
            body.put("backoff_seconds", RETRY_AFTER_SECONDS);
        }
        return body;
    }
}
