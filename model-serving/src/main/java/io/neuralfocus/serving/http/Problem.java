package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An RFC 9457 problem with a stable {@code code}; it never tells a stack trace. */
record Problem(int status, String code, String detail, Map<String, Object> beside) {

    private static final String MEDIA_TYPE = "application/problem+json";
    private static final int RETRY_AFTER_SECONDS = 5;

    static Problem of(Refusal refusal) {
        return new Problem(refusal.status(), refusal.code(), refusal.detail(), refusal.beside());
    }

    /** What the server itself refuses: no such path, no such method, a body beyond the limit. */
    static Problem of(HttpResponseException refusal) {
        HttpStatus status = HttpStatus.forStatus(refusal.getStatus());
        String code = status.name().toLowerCase(Locale.ROOT);
        return new Problem(refusal.getStatus(), code, String.valueOf(refusal.getMessage()), Map.of());
    }

    static Problem storeUnavailable() {
        return new Problem(
                503,
                "store_unavailable",
                "The store cannot be used at present; the service's log tells why. Come again.",
                Map.of());
    }

    /** What is nobody's fault but ours. */
    static Problem internal() {
        return new Problem(500, "internal", "A fault of the service; its log tells more.", Map.of());
    }

    void answer(Context context) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", HttpStatus.forStatus(status).getMessage());
        body.put("status", status);
        body.put("code", code);
        body.put("detail", detail);
        body.putAll(beside);
        if (status == 503 || status == 429) {
            context.header("Retry-After", String.valueOf(RETRY_AFTER_SECONDS));
            body.put("backoff_seconds", RETRY_AFTER_SECONDS);
        }
        Json.answer(context, status, MEDIA_TYPE, body);
    }
}
