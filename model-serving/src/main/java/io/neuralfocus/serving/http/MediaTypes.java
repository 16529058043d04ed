package io.neuralfocus.serving.http;

import io.javalin.http.Context;

/** What a body says that it is. */
final class MediaTypes {

    private MediaTypes() {}

    /** Refuses a body that says that it is something else; one that says nothing is taken at its word. */
    static void expect(Context context, String mediaType) {
        // As it was sent: the server's own reading of it throws at a charset that it does not know.
        String type = context.header("Content-Type");
        if (type != null && !type.split(";", 2)[0].trim().equalsIgnoreCase(mediaType)) {
            throw new Refusal(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                    "Send this as " + mediaType + ", not as " + Shown.of(type) + ".");
        }
    }
}
