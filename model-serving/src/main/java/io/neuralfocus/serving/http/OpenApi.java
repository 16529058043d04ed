package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code GET /openapi.json} and {@code /openapi.yaml}: the document that stands beside this class, written by hand. */
final class OpenApi {

    private static final String FILE = "openapi.yaml";

    List<Route> routes() {
        return List.of(Route.get("/openapi.json", OpenApi::json), Route.get("/openapi.yaml", OpenApi::yaml));
    }

    private static void json(Context context) {
        context.contentType("application/json").result(AsJson.BYTES);
    }

    private static void yaml(Context context) {
        context.contentType("application/yaml").result(text());
    }

    /** The document as a tree of maps and lists. */
    static Map<String, Object> document() {
        LoaderOptions options = new LoaderOptions();
        // The limit is meant for strangers' files: this one says the same of many answers, and on purpose.
        options.setMaxAliasesForCollections(10_000);
        return new Yaml(new SafeConstructor(options)).load(text());
    }

    private static String text() {
        try (InputStream in = OpenApi.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing beside " + OpenApi.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** Made when first asked for: a service that nobody asks starts without it. */
    private static final class AsJson {
        static final byte[] BYTES = Json.bytes(document());

        private AsJson() {}
    }
}
