package io.neuralfocus.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Prediction;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.serving.RunningService.Answer;
import io.neuralfocus.serving.pipeline.Parts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Vectors over HTTP, beside the same vectors handed to the model itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VectorsTest {

    private static final String PATH = "/api/v1/predictions";
    private static final List<String> NAMES = FeatureSchema.v2().names();

    private RunningService service;

    VectorsTest(@TempDir Path folder) {
        this.service = new RunningService(folder);
    }

    @BeforeAll
    void answers() throws Exception {
        assertEquals(200, service.get("/readyz").status());
    }

    @AfterAll
    void close() {
        service.close();
    }

    /** A vector as a list; every seventh value is missing. */
    private static float[] vector(long seed) {
        Random random = new Random(seed);
        float[] vector = new float[NAMES.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = random.nextInt(7) == 0 ? Float.NaN : random.nextInt(500) / 4f;
        }
        return vector;
    }

    private static String positional(float[] vector) {
        return IntStream.range(0, vector.length)
                .mapToObj(i -> Float.isNaN(vector[i]) ? "null" : String.valueOf(vector[i]))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String named(float[] vector) {
        List<String> fields = IntStream.range(0, vector.length)
                .mapToObj(i -> "\"" + NAMES.get(i) + "\":" + (Float.isNaN(vector[i]) ? "null" : vector[i]))
                .collect(Collectors.toList());
        Collections.shuffle(fields, new Random(1));
        return "{" + String.join(",", fields) + "}";
    }

    @Test
    void shouldAnswerWhatTheModelItselfSays() throws Exception {
        ModelVersion champion = Parts.shipped().find("champion").orElseThrow();
        for (long seed = 0; seed < 20; seed++) {
            float[] vector = vector(seed);
            Prediction expected = champion.predictor().predict(vector, RunningService.NOW_US, 3);
            for (String told : List.of(positional(vector), named(vector))) {
                JsonNode answer = service.post(PATH, "{\"vector\":" + told + ",\"factors\":3}")
                        .body();
                String what = "seed " + seed + ": " + answer;
                assertEquals(
                        expected.distractionRisk(),
                        answer.path("distraction_risk").asDouble(),
                        what);
                assertEquals(expected.confidence(), answer.path("confidence").asDouble(), what);
                assertEquals(
                        expected.riskCategory().name(),
                        answer.path("risk_category").asText(),
                        what);
                assertEquals(
                        RunningService.NOW.toString(), answer.path("timestamp").asText(), what);
                assertEquals(expected.factors().size(), answer.path("factors").size(), what);
                for (int i = 0; i < expected.factors().size(); i++) {
                    JsonNode factor = answer.path("factors").get(i);
                    assertEquals(
                            expected.factors().get(i).feature(),
                            factor.path("feature").asText(),
                            what);
                    assertEquals(
                            expected.factors().get(i).contribution(),
                            factor.path("contribution").asDouble(),
                            what);
                }
            }
        }
    }

    @Test
    void shouldAnswerAListInItsOrderAndWithoutFactorsWhereNoneAreAsked() throws Exception {
        String list = IntStream.range(0, 100)
                .mapToObj(seed -> seed % 2 == 0 ? positional(vector(seed)) : named(vector(seed)))
                .collect(Collectors.joining(","));
        JsonNode answer =
                service.post(PATH, "{\"vectors\":[" + list + "],\"factors\":0}").body();
        assertEquals("v2", answer.path("schema").asText());
        assertEquals(100, answer.path("predictions").size());
        for (int seed = 0; seed < 100; seed += 13) {
            JsonNode alone = service.post(PATH, "{\"vector\":" + positional(vector(seed)) + ",\"factors\":0}")
                    .body();
            assertEquals(alone, answer.path("predictions").get(seed));
            assertEquals(0, alone.path("factors").size());
        }
        assertEquals(
                0,
                service.post(PATH, "{\"vectors\":[]}")
                        .body()
                        .path("predictions")
                        .size());
    }

    @Test
    void shouldTakeNotANumberForMissing() throws Exception {
        String list = positional(vector(3));
        assertEquals(
                service.post(PATH, "{\"vector\":" + list + "}").body(),
                service.post(PATH, "{\"vector\":" + list.replace("null", "NaN") + "}")
                        .body());
    }

    @Test
    void shouldNameWhatIsWrongWithAVector() throws Exception {
        String[] values = new String[NAMES.size()];
        Arrays.fill(values, "1");
        String first = NAMES.get(0);
        String good = "[" + String.join(",", values) + "]";
        String named = named(vector(5));
        Map<String, List<String>> reasons = Map.ofEntries(
                Map.entry("{\"vector\":[1,2]}", List.of("wrong_width", "2 values", "70")),
                Map.entry("{\"vectors\":[" + good + ",[1]]}", List.of("wrong_width", "vectors[1]")),
                Map.entry("{\"vector\":{\"typing\":1}}", List.of("unknown_feature", "typing")),
                Map.entry("{\"vector\":{}}", List.of("missing_feature", first)),
                Map.entry(
                        "{\"vector\":" + named.replace("\"" + first + "\":", "\"x\":") + "}",
                        List.of("unknown_feature", "x")),
                Map.entry(
                        "{\"vector\":" + good.replaceFirst("1", "Infinity") + "}", List.of("infinite_feature", first)),
                Map.entry(
                        "{\"vector\":" + good.replaceFirst("1", "-Infinity") + "}", List.of("infinite_feature", first)),
                Map.entry("{\"vector\":" + good.replaceFirst("1", "1e39") + "}", List.of("infinite_feature", first)),
                Map.entry("{\"vector\":" + good.replaceFirst("1", "1e999") + "}", List.of("infinite_feature", first)),
                Map.entry("{\"vector\":" + good.replaceFirst("1", "\"1\"") + "}", List.of("invalid_feature", first)),
                Map.entry("{\"vector\":" + good.replaceFirst("1", "true") + "}", List.of("invalid_feature", first)),
                Map.entry("{\"vector\":7}", List.of("invalid_field", "vector")),
                Map.entry("{\"vectors\":{}}", List.of("invalid_field", "vectors")),
                Map.entry("{\"vector\":" + good + ",\"vectors\":[]}", List.of("missing_field", "vector")),
                Map.entry("{}", List.of("missing_field", "vector")),
                Map.entry("{\"vector\":" + good + ",\"factors\":-1}", List.of("invalid_field", "factors")),
                Map.entry("{\"vector\":" + good + ",\"factor\":1}", List.of("unknown_field", "factor")),
                Map.entry("{\"vector\":" + good + ",\"vector\":" + good + "}", List.of("duplicate_key")),
                Map.entry("{\"vectors\":[" + "[],".repeat(1_000) + "[]]}", List.of("too_many_vectors", "1001")));
        for (Map.Entry<String, List<String>> reason : reasons.entrySet()) {
            assertRefused(400, reason.getKey(), reason.getValue());
        }
    }

    @Test
    void shouldRefuseABodyThatIsNoJsonObjectAndRepeatNothingOfIt() throws Exception {
        for (String body : List.of("", "[]", "{", "{\"vector\":secret}", "{}{}", "null", "{\"vector\":[1,]}")) {
            Answer answer = assertRefused(400, body, List.of("invalid_json"));
            assertTrue(!answer.body().toString().contains("secret"), answer::toString);
        }
        assertRefused(400, "{\"vector\":" + "[".repeat(2_000) + "}", List.of("too_deep"));
        assertRefused(400, "{\"vector\":[" + "1".repeat(5_000) + "]}", List.of("too_deep"));
    }

    @Test
    void shouldRefuseABodyThatIsNotInUtf8WhateverElseItMayBeIn() throws Exception {
        byte[] broken = {0, 0, 0, 0x7b, -1, -1, -1, -1};
        for (byte[] body : List.of(
                broken, "{}".getBytes(StandardCharsets.UTF_16LE), "{}".getBytes(StandardCharsets.UTF_16), new byte[] {
                    '{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'
                })) {
            Answer answer = service.ask(HttpRequest.newBuilder(URI.create(service.address() + PATH))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build());
            assertEquals(400, answer.status(), Arrays.toString(body));
            assertEquals("invalid_json", answer.body().path("code").asText(), Arrays.toString(body));
        }
    }

    @Test
    void shouldCallNothingTooDeepThatIsOnlyLong() throws Exception {
        assertRefused(400, "{\"" + "x".repeat(60_000) + "\":1}", List.of("unknown_field"));
    }

    private Answer assertRefused(int status, String body, List<String> words) throws IOException, InterruptedException {
        Answer answer = service.post(PATH, body);
        String what = body.substring(0, Math.min(200, body.length())) + ": " + answer;
        assertEquals(status, answer.status(), what);
        assertEquals(words.get(0), answer.body().path("code").asText(), what);
        words.stream()
                .skip(1)
                .forEach(
                        word -> assertTrue(answer.body().path("detail").asText().contains(word), what));
        return answer;
    }

    @Test
    void shouldRefuseWhatSaysThatItIsNotJson() throws Exception {
        Answer answer = service.ask(HttpRequest.newBuilder(URI.create(service.address() + PATH))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))
                .build());
        assertEquals(415, answer.status());
        assertEquals("unsupported_media_type", answer.body().path("code").asText());
    }
}
