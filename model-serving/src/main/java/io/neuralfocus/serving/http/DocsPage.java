package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code GET /docs}: the document as a page one can leaf through and try. All of it comes from this service; its browser
 * is told to ask nobody else.
 */
final class DocsPage {

    private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/5.34.1/";
    private static final String HERE = "";

    /** Swagger writes styles into its elements and draws its icons from data. */
    private static final String ONLY_FROM_HERE = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; object-src 'none'; frame-ancestors 'none'";

    private record File(String path, String folder, String name, String mediaType) {}

    private static final List<File> FILES = List.of(
            new File("/docs", HERE, "docs.html", "text/html"),
            new File("/docs/start.js", HERE, "start.js", "text/javascript"),
            new File("/docs/swagger-ui.css", SWAGGER, "swagger-ui.css", "text/css"),
            new File("/docs/swagger-ui-bundle.js", SWAGGER, "swagger-ui-bundle.js", "text/javascript"),
            new File("/docs/favicon-32x32.png", SWAGGER, "favicon-32x32.png", "image/png"));

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (File file : FILES) {
            routes.add(Route.get(file.path(), context -> answer(context, file)));
        }
        return routes;
    }

    private static void answer(Context context, File file) throws IOException {
        try (InputStream in = DocsPage.class.getResourceAsStream(file.folder() + file.name())) {
            if (in == null) {
                throw new IllegalStateException(file.name() + " is missing from this build");
            }
            context.header("Content-Security-Policy", ONLY_FROM_HERE)
                    .contentType(file.mediaType())
                    .result(in.readAllBytes());
        }
    }
}
