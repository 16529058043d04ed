package io.neuralfocus.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.registry.Alias;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.serving.RunningService.Answer;
import io.neuralfocus.serving.config.ModelsConfig;
import io.neuralfocus.serving.config.ServiceConfig;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.Remembered;
import io.neuralfocus.store.prediction.Retrospect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which model answers, while the registry changes under the running service. What never comes to pass fails by its time. */
@Timeout(120)
class ModelsTest {

    private static final String VECTOR =
            "{\"vector\":[" + Stream.generate(() -> "1").limit(70).collect(Collectors.joining(",")) + "]}";
    private static final Instant AT = Instant.parse("2026-01-05T09:00:00Z");

    @TempDir
    Path folder;

    /** A registry with the shipped version and a second one that differs by its number alone. */
    private Path registry() throws IOException {
        Path shipped = Path.of(System.getProperty("focus.root", ".."), "models", "registry", "xgboost_v1");
        Path own = folder.resolve("models");
        for (int version = 1; version <= 2; version++) {
            Path place = Files.createDirectories(own.resolve("xgboost_v" + version));
            try (Stream<Path> files = Files.list(shipped)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, place.resolve(file.getFileName().toString()));
                }
            }
        }
        Path card = own.resolve("xgboost_v2/card.json");
        String told = Files.readString(card).replaceFirst("\"version\": 1", "\"version\": 2");
        Files.writeString(card, told);
        return own;
    }

    private static ServiceConfig config(Duration explainWithin) {
        return RunningService.quick(0).withModels(new ModelsConfig(Duration.ofHours(1), explainWithin, 16));
    }

    private RunningService service(Path registry) {
        return new RunningService(folder.resolve("store"), config(Duration.ofSeconds(10)), Registry.open(registry));
    }

    private static String version(RunningService service) throws Exception {
        return service.post("/api/v1/predictions", VECTOR)
                .body()
                .path("model_version")
                .asText();
    }

    /** Status and version of an answer, or why there was none. */
    private static String asked(RunningService service) {
        try {
            Answer answer = service.post("/api/v1/predictions", VECTOR);
            return answer.status() + " " + answer.body().path("model_version").asText();
        } catch (IOException | InterruptedException | AssertionError e) {
            return e.toString();
        }
    }

    private static List<String> reasons(RunningService service) throws Exception {
        return service.get("/readyz").body().path("reasons").findValuesAsText("code");
    }

    @Test
    void shouldFollowAMovedAliasWithoutAFailedRequest() throws Exception {
        Path own = registry();
        Registry registry = Registry.open(own);
        registry.promote(Alias.CHAMPION, "xgboost_v1", "me", "", AT);
        try (RunningService service = service(own)) {
            AtomicBoolean over = new AtomicBoolean();
            BlockingQueue<String> answers = new LinkedBlockingQueue<>();
            Thread asking = new Thread(() -> {
                while (!over.get()) {
                    answers.add(asked(service));
                }
            });
            asking.start();
            try {
                String before = "xgboost_v1";
                for (int move = 0; move < 6; move++) {
                    String next = before.equals("xgboost_v1") ? "xgboost_v2" : "xgboost_v1";
                    registry.promote(Alias.CHAMPION, next, "me", "", AT);
                    service.lookAtModels();
                    assertEquals("200 " + next, answerOtherThan("200 " + before, answers));
                    before = next;
                }
            } finally {
                over.set(true);
                asking.join();
            }
            assertEquals("ready", service.get("/readyz").body().path("status").asText());
        }
    }

    private static String answerOtherThan(String before, BlockingQueue<String> answers) throws InterruptedException {
        String answer = answers.take();
        while (answer.equals(before)) {
            answer = answers.take();
        }
        return answer;
    }

    @Test
    void shouldGoOnWithTheModelBeforeOneThatIsRefusedAndSaySo() throws Exception {
        Path own = registry();
        Registry registry = Registry.open(own);
        registry.promote(Alias.CHAMPION, "xgboost_v1", "me", "", AT);
        try (RunningService service = service(own)) {
            Path model = own.resolve("xgboost_v2/risk.ubj");
            byte[] whole = Files.readAllBytes(model);
            Files.write(model, "cut".getBytes(StandardCharsets.UTF_8));
            // Promoting would refuse it: so it is done behind the registry's back.
            Files.writeString(own.resolve("aliases.json"), "{\"champion\": \"xgboost_v2\"}");
            service.lookAtModels();
            assertEquals(List.of("model_refused"), reasons(service));
            assertEquals("xgboost_v1", version(service));
            assertEquals(
                    "degraded", service.get("/healthz").body().path("status").asText());
            Files.write(model, whole);
            service.lookAtModels();
            assertEquals("xgboost_v2", version(service));
            assertEquals(List.of(), reasons(service));
        }
    }

    @Test
    void shouldKeepEventsWithoutAModelAndPredictOnceThereIsOne() throws Exception {
        Path own = registry();
        try (RunningService service = service(own)) {
            Answer ready = service.get("/readyz");
            assertEquals(503, ready.status());
            assertEquals("no_model", ready.body().path("code").asText());
            assertEquals(List.of("no_model"), reasons(service));
            assertEquals(503, service.post("/api/v1/predictions", VECTOR).status());
            assertEquals(200, typing(service, 1).status());
            assertEquals(0, service.predictions().size());
            String metrics = service.get("/metrics").body().asText();
            assertTrue(metrics.contains("focus_predictions_degraded_total{reason=\"no_model\"}"), metrics);
            assertTrue(metrics.contains("focus_degraded{reason=\"no_model\"} 1.0"), metrics);

            Registry.open(own).promote(Alias.CHAMPION, "xgboost_v1", "me", "", AT);
            service.lookAtModels();
            assertEquals(200, service.get("/readyz").status());
            typing(service, 2);
            assertTrue(service.predictions().size() > 0);
        }
    }

    @Test
    void shouldTakeAFrameWithoutAModelAndAnswerItWithFactorsOnceThereIsOne() throws Exception {
        Path own = registry();
        try (RunningService service = service(own)) {
            JsonNode without = live(service, 1).body();
            assertEquals(1, without.path("receipt").path("frames_taken").asInt(), without::toString);
            assertTrue(without.path("prediction").isNull(), without::toString);
            Registry.open(own).promote(Alias.CHAMPION, "xgboost_v1", "me", "", AT);
            service.lookAtModels();
            JsonNode with = live(service, 2).body().path("prediction");
            assertEquals(5, with.path("factors").size(), with::toString);
        }
    }

    @Test
    void shouldAnswerAFrameWithoutFactorsThatDoNotComeInTimeAndStoreTheAnswer() throws Exception {
        ServiceConfig config = config(Duration.ZERO);
        try (RunningService service = new RunningService(folder.resolve("store"), config, Registry.open(champion()))) {
            JsonNode told = live(service, 1).body();
            JsonNode prediction = told.path("prediction");
            assertEquals("explainer_late", prediction.path("degraded").path(0).asText(), told::toString);
            assertEquals(0, prediction.path("factors").size(), told::toString);
            Answer stored = service.get(
                    "/api/v1/predictions/" + told.path("prediction_id").asText() + "?device=" + RunningService.DEVICE);
            assertEquals(
                    prediction.path("distraction_risk"),
                    stored.body().path("prediction").path("distraction_risk"));
        }
    }

    private static Answer live(RunningService service, int minute) throws IOException, InterruptedException {
        long fromUs = RunningService.NOW_US - 600_000_000L + minute * 60_000_000L;
        Event event = Event.of(fromUs, EventType.KEY_PRESS, AppName.of("code"));
        return service.postFrames("/api/v1/predictions/live", RunningService.frame(minute, 0, List.of(event)));
    }

    private static Answer typing(RunningService service, int minute) throws IOException, InterruptedException {
        long fromUs = RunningService.NOW_US - 600_000_000L + minute * 60_000_000L;
        Event event = Event.of(fromUs, EventType.KEY_PRESS, AppName.of("code"));
        return service.sendFrames(RunningService.frame(minute, fromUs + 20_000_000, List.of(event)));
    }

    @Test
    void shouldAnswerWithoutFactorsThatDoNotComeInTimeAndSaySo() throws Exception {
        ServiceConfig config = config(Duration.ZERO);
        try (RunningService service = new RunningService(folder.resolve("store"), config, Registry.open(champion()))) {
            Answer answer = service.post("/api/v1/predictions", VECTOR);
            assertEquals(200, answer.status());
            assertEquals(
                    "explainer_late", answer.body().path("degraded").path(0).asText());
            assertEquals(0, answer.body().path("factors").size());
            assertTrue(answer.body().path("distraction_risk").asDouble() > 0);
            Answer ready = service.get("/readyz");
            assertEquals(200, ready.status());
            assertEquals(List.of("explainer_late"), reasons(service));
        }
    }

    @Test
    void shouldTellAPredictionWithoutFactorsOnceItsVersionIsGone() throws Exception {
        Path own = champion();
        String path;
        JsonNode before;
        try (RunningService service = service(own)) {
            typing(service, 1);
            path = "/api/v1/predictions/"
                    + service.predictions().get(0).path("id").asText() + "?device=" + RunningService.DEVICE;
            before = service.get(path).body();
            assertEquals(0, before.path("degraded").size());
            assertTrue(before.path("factors").size() > 0);
        }
        Registry.open(own).promote(Alias.CHAMPION, "xgboost_v2", "me", "", AT);
        Files.move(own.resolve("xgboost_v1"), folder.resolve("elsewhere"));
        try (RunningService service = service(own)) {
            Answer answer = service.get(path);
            assertEquals(200, answer.status(), answer::toString);
            assertEquals(before.path("prediction"), answer.body().path("prediction"));
            assertTrue(answer.body().path("factors").isNull());
            assertTrue(answer.body().path("contributing_factors").isNull());
            assertEquals("version_gone", answer.body().path("degraded").path(0).asText());
        }
    }

    private Path champion() throws IOException {
        Path own = registry();
        Registry.open(own).promote(Alias.CHAMPION, "xgboost_v1", "me", "", AT);
        return own;
    }

    @Test
    void shouldLetAShadowScoreWhatTheChampionAnswers() throws Exception {
        Path own = champion();
        Registry.open(own).promote(Alias.SHADOW, "xgboost_v2", "me", "", AT);
        try (RunningService service = service(own)) {
            typing(service, 1);
            int predictions = service.predictions().size();
            assertTrue(predictions > 0);
            String scored = "focus_shadow_total{outcome=\"scored\"} " + predictions + ".0";
            while (!service.get("/metrics").body().asText().contains(scored)) {
                Thread.onSpinWait();
            }
            service.predictions()
                    .forEach(prediction -> assertEquals(
                            "xgboost_v1", prediction.path("model_version").asText()));
            List<String> scoring = new ArrayList<>();
            service.store().retrospect().eachShadow(Long.MIN_VALUE, new Retrospect.Visitor() {
                @Override
                public void device(Retrospect.Device device) {
                    assertEquals(DeviceKey.alone(RunningService.DEVICE), device.key());
                }

                @Override
                public void prediction(Remembered one) {
                    scoring.add(one.modelVersion());
                }
            });
            assertEquals(Collections.nCopies(predictions, "xgboost_v2"), scoring);
        }
    }
}
