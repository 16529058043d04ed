package io.neuralfocus.serving.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The document, as something an answer can be held against. */
public final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = JSON.valueToTree(OpenApi.document());

    private Contract() {}

    static JsonNode document() {
        return DOCUMENT;
    }

    /** Fails unless the document allows this answer: its status, its media type, its body, and the code of a problem. */
    public static void check(String method, String path, int status, String mediaType, JsonNode body) {
        String what = method + " " + path + " answered " + status + " " + mediaType + " " + body;
        String code = body.path("code").asText();
        if (status >= 400) {
            assertEquals("application/problem+json", mediaType, what);
            assertEquals(
                    status, ProblemCode.valueOf(code.toUpperCase(Locale.ROOT)).status(), what);
            assertFits(schema("Problem"), body, what);
            if (texts(DOCUMENT.path("x-codes-anywhere")).contains(code)) {
                return;
            }
        }
        Optional<JsonNode> operation = operation(method, path);
        assertTrue(operation.isPresent(), "not in the document: " + what);
        JsonNode response = operation.get().path("responses").path(String.valueOf(status));
        assertTrue(response.isObject(), "a status that is not in the document: " + what);
        if (status >= 400) {
            assertTrue(texts(response.path("x-codes")).contains(code), "a code that is not in the document: " + what);
            return;
        }
        JsonNode content = response.path("content").path(mediaType.split(";", 2)[0]);
        assertTrue(content.isObject(), "a media type that is not in the document: " + what);
        if (mediaType.endsWith("json")) {
            assertFits(content.path("schema"), body, what);
        }
    }

    private static Optional<JsonNode> operation(String method, String path) {
        for (Map.Entry<String, JsonNode> template : DOCUMENT.path("paths").properties()) {
            String pattern =
                    Pattern.compile("\\{[^}]*}").matcher(template.getKey()).replaceAll("[^/]+");
            JsonNode operation = template.getValue().path(method.toLowerCase(Locale.ROOT));
            if (Pattern.matches(pattern, path) && operation.isObject()) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    private static JsonNode schema(String name) {
        return JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private static void assertFits(JsonNode schema, JsonNode body, String what) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", DOCUMENT.path("components"));
        whole.putArray("allOf").add(schema);
        Set<ValidationMessage> faults = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(body);
        assertEquals(Set.of(), faults, what);
    }

    static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
