package io.neuralfocus.serving.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.neuralfocus.serving.pipeline.Parts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes and document tell the same: each method and path, what it answers with, and how it refuses. */
class OpenApiTest {

    @TempDir
    Path folder;

    private List<Route> routes() {
        try (Parts parts = new Parts(folder, InstantSource.fixed(Instant.EPOCH))) {
            return parts.resources().routes();
        }
    }

    private static String told(String method, String path, Set<String> statuses, Set<String> codes) {
        return method + " " + path + " " + statuses + " " + codes;
    }

    private static String told(Route route) {
        Set<String> statuses = new TreeSet<>();
        statuses.add(String.valueOf(route.status()));
        Set<String> codes = new TreeSet<>();
        for (ProblemCode code : route.refuses()) {
            statuses.add(String.valueOf(code.status()));
            codes.add(code.code() + " " + code.status());
        }
        return told(route.method().name(), route.path(), statuses, codes);
    }

    private static String told(String path, String method, JsonNode operation) {
        Set<String> statuses = new TreeSet<>();
        Set<String> codes = new TreeSet<>();
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            statuses.add(response.getKey());
            Contract.texts(response.getValue().path("x-codes"))
                    .forEach(code -> codes.add(code + " " + response.getKey()));
        }
        return told(method.toUpperCase(Locale.ROOT), path, statuses, codes);
    }

    @Test
    void shouldTellEveryRouteWithItsStatusesAndCodesAndNoOther() {
        Set<String> inTheDocument = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path :
                Contract.document().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                inTheDocument.add(told(path.getKey(), operation.getKey(), operation.getValue()));
            }
        }
        Set<String> inTheRoutes =
                routes().stream().map(OpenApiTest::told).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(String.join("\n", inTheRoutes), String.join("\n", inTheDocument));
    }

    @Test
    void shouldTellTheCodesThatAnyRequestMayMeet() {
        Set<String> anywhere =
                ProblemCode.anywhere().stream().map(ProblemCode::code).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(anywhere, Contract.texts(Contract.document().path("x-codes-anywhere")));
        String prose = Contract.document().path("info").path("description").asText();
        assertEquals(
                List.of(),
                anywhere.stream()
                        .filter(code -> !prose.contains("`" + code + "`"))
                        .toList());
    }

    @Test
    void shouldLeaveNoCodeThatNoRouteAnswersWith() {
        Set<ProblemCode> used = new TreeSet<>(ProblemCode.anywhere());
        routes().forEach(route -> used.addAll(route.refuses()));
        assertEquals(Set.of(ProblemCode.values()), used);
    }

    @Test
    void shouldNameEveryOperationOnceAndTellItsParameters() {
        Map<String, String> operations = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                Contract.document().path("paths").properties()) {
            for (JsonNode operation : path.getValue()) {
                String id = operation.path("operationId").asText();
                if (operations.put(id, path.getKey()) != null || id.isEmpty()) {
                    faults.add("operationId " + id);
                }
                Set<String> parameters = new TreeSet<>();
                operation.path("parameters").forEach(parameter -> {
                    if (parameter.path("in").asText().equals("path")) {
                        parameters.add("{" + parameter.path("name").asText() + "}");
                    }
                });
                Set<String> inThePath = new TreeSet<>(List.of(path.getKey().split("/", -1)));
                inThePath.removeIf(part -> !part.startsWith("{"));
                if (!parameters.equals(inThePath)) {
                    faults.add(id + " tells the parameters " + parameters + " of " + path.getKey());
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void shouldWriteSchemasThatAreSchemas() {
        JsonNode meta =
                new ObjectMapper().createObjectNode().put("$ref", "https://json-schema.org/draft/2020-12/schema");
        var check =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(meta);
        JsonNode schemas = Contract.document().path("components").path("schemas");
        assertTrue(schemas.size() > 5);
        for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
            assertEquals(Set.of(), check.validate(schema.getValue()), schema.getKey());
        }
    }
}
