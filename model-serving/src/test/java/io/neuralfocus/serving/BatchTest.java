package io.neuralfocus.serving;

import static io.neuralfocus.serving.RunningService.DEVICE;
import static io.neuralfocus.serving.RunningService.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralfocus.serving.RunningService.Answer;
import io.neuralfocus.store.people.DeviceKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client contract over HTTP, and heartbeats. */
class BatchTest {

    private static final String PATH = "/api/v1/events/batch";
    private static final long START_MS = NOW.toEpochMilli() - 3_600_000;

    @TempDir
    Path folder;

    private static String item(int id, long ts, String kind, String key, double secs, String extras) {
        return String.format(
                Locale.ROOT,
                "{\"event_id\":\"%s\",\"ts\":%d,\"kind\":\"%s\",\"key\":\"%s\",\"secs\":%s,\"extras\":%s}",
                new UUID(1, id),
                ts,
                kind,
                key,
                secs,
                extras);
    }

    /** Somebody changes between an editor and pages every 10 s. */
    private static List<String> work(int items) {
        return IntStream.range(0, items)
                .mapToObj(i -> i % 2 == 0
                        ? item(i, START_MS + i * 10_000L, "app", "code", 10, "{\"title\":\"main.py\"}")
                        : item(
                                i,
                                START_MS + i * 10_000L,
                                "url",
                                "https://www.reddit.com/r/x",
                                10,
                                "{\"package\":\"chrome\"}"))
                .toList();
    }

    private static String batch(List<String> items) {
        return "{\"device_id\":\"" + DEVICE + "\",\"sequence_start\":7,\"client_version\":\"t-1\",\"events\":["
                + String.join(",", items) + "]}";
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.isTextual() ? text.asText() : text.toString()));
        return texts;
    }

    private static List<String> predictions(RunningService service) throws Exception {
        return texts(service.predictions());
    }

    @Test
    void shouldAcknowledgeEachItemByItsIdAndPredictFromIt() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            JsonNode answer = service.post(PATH, batch(work(10))).body();
            assertEquals(
                    IntStream.range(0, 10)
                            .mapToObj(i -> new UUID(1, i).toString())
                            .toList(),
                    texts(answer.path("acknowledged_ids")));
            assertEquals(0, answer.path("backoff_seconds").asInt(-1));
            assertEquals(10, answer.path("accepted").asInt());
            JsonNode told = service.predictions();
            assertTrue(told.size() >= 17, told::toString);
            assertEquals("code", told.get(0).path("app").asText());
            assertEquals("reddit.com", told.get(2).path("app").asText());
        }
    }

    @Test
    void shouldTakeTheSameItemsOnceHoweverTheyAreSplitAndAlsoAfterARestart() throws Exception {
        List<String> work = work(20);
        List<String> expected;
        try (RunningService service = new RunningService(folder.resolve("one"))) {
            service.post(PATH, batch(work));
            expected = predictions(service);
        }
        Random random = new Random(5);
        try (RunningService service = new RunningService(folder.resolve("two"))) {
            int accepted = 0;
            for (int from = 0; from < work.size(); ) {
                int to = Math.min(work.size(), from + 1 + random.nextInt(6));
                List<String> split = new ArrayList<>(work.subList(Math.max(0, from - random.nextInt(4)), to));
                Collections.shuffle(split, random);
                JsonNode answer = service.post(PATH, batch(split)).body();
                accepted += answer.path("accepted").asInt();
                assertEquals(split.size(), answer.path("acknowledged_ids").size());
                assertEquals(
                        split.size(),
                        answer.path("accepted").asInt()
                                + answer.path("duplicates").asInt());
                from = to;
            }
            assertEquals(20, accepted);
            assertEquals(expected, predictions(service));
        }
        try (RunningService service = new RunningService(folder.resolve("two"))) {
            JsonNode answer = service.post(PATH, batch(work)).body();
            assertEquals(20, answer.path("duplicates").asInt());
            assertEquals(expected, predictions(service));
        }
    }

    @Test
    void shouldPredictTheSameAfterARestartInTheMidst() throws Exception {
        List<String> work = work(30);
        List<String> uninterrupted;
        try (RunningService service = new RunningService(folder.resolve("one"))) {
            for (String item : work) {
                service.post(PATH, batch(List.of(item)));
            }
            uninterrupted = predictions(service);
        }
        for (int from = 0; from < 30; from += 10) {
            try (RunningService service = new RunningService(folder.resolve("two"))) {
                for (String item : work.subList(from, from + 10)) {
                    service.post(PATH, batch(List.of(item)));
                }
            }
        }
        try (RunningService service = new RunningService(folder.resolve("two"))) {
            assertEquals(uninterrupted, predictions(service));
        }
    }

    @Test
    void shouldRejectWhatCanNeverBeValidByItselfAndAcknowledgeItAllTheSame() throws Exception {
        long now = NOW.toEpochMilli();
        List<String> items = List.of(
                item(1, START_MS, "app", "code", 1, "{}"),
                item(2, START_MS, "song", "code", 1, "{}"),
                item(3, START_MS, "screen", "BLINK", 1, "{}"),
                item(4, now + 300_001, "app", "code", 0, "{}"),
                item(5, now - 91L * 86_400_000, "app", "code", 1, "{}"),
                item(6, START_MS, "app", "code", -1, "{}"),
                item(7, START_MS, "app", "", 1, "{}"),
                "{\"ts\":1}",
                "7");
        try (RunningService service = new RunningService(folder)) {
            JsonNode answer = service.post(PATH, batch(items)).body();
            assertEquals(1, answer.path("accepted").asInt());
            assertEquals(7, answer.path("acknowledged_ids").size(), answer::toString);
            List<String> codes = new ArrayList<>();
            answer.path("rejected").forEach(item -> codes.add(item.path("code").asText()));
            assertEquals(
                    List.of(
                            "unknown_kind",
                            "unknown_screen_state",
                            "clock_skew",
                            "too_old",
                            "invalid_duration",
                            "invalid_key",
                            "too_old",
                            "invalid_type"),
                    codes);
            assertTrue(answer.path("rejected").get(7).path("event_id").isNull());
            assertEquals(
                    8,
                    service.store()
                            .quarantine()
                            .after(DeviceKey.alone(DEVICE), 0, 100)
                            .size());
        }
    }

    @Test
    void shouldRejectAnIdThatSaysSomethingElse() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            service.post(PATH, batch(List.of(item(1, START_MS, "app", "code", 1, "{}"))));
            JsonNode answer = service.post(PATH, batch(List.of(item(1, START_MS, "app", "slack", 1, "{}"))))
                    .body();
            assertEquals(0, answer.path("accepted").asInt());
            assertEquals(
                    "id_reused", answer.path("rejected").get(0).path("code").asText());
            assertEquals(1, answer.path("acknowledged_ids").size());
        }
    }

    @Test
    void shouldRefuseABodyThatIsNoBatch() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            assertProblem(service.post(PATH, "{"), 400, "invalid_json");
            assertProblem(service.post(PATH, "{}"), 400, "missing_field");
            assertProblem(service.post(PATH, "{\"events\":7}"), 400, "invalid_type");
            assertProblem(service.post(PATH, "{\"events\":[]}"), 400, "missing_field");
            assertProblem(service.post(PATH, "{\"device_id\":\"me\",\"events\":[]}"), 400, "invalid_device_id");
            assertProblem(service.post(PATH, "{\"events\":[],\"events\":[]}"), 400, "duplicate_key");
            assertProblem(service.post(PATH, "{\"x\":" + "[".repeat(1_000) + "}"), 400, "too_deep");
            assertProblem(service.post(PATH, " ".repeat(256_001)), 413, "too_large");
        }
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertEquals(status, answer.status(), answer::toString);
        assertEquals(code, answer.body().path("code").asText(), answer::toString);
    }

    @Test
    void shouldKeepNoTitleAnywhereInTheStore() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            String good = item(1, START_MS, "app", "code", 1, "{\"title\":\"Swordfish\"}");
            String bad = item(2, START_MS, "app", "code", -1, "{\"title\":\"Swordfish\"}");
            assertEquals(200, service.post(PATH, batch(List.of(good, bad))).status());
            service.settle();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains("Swordfish"), file::toString);
            }
        }
    }

    @Test
    void shouldPredictUpToWhereAHeartbeatSaysThatAllWasSent() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            service.post(PATH, batch(List.of(item(1, START_MS, "app", "code", 60, "{}"))));
            assertEquals(0, service.predictions().size());
            JsonNode beat = beat(service, ",\"ts\":" + (START_MS + 20_000));
            assertFalse(beat.path("watermark_ignored").asBoolean());
            assertEquals(5, service.predictions().size());
            beat(service, ",\"ts\":" + (START_MS + 20_000));
            beat(service, "");
            assertEquals(5, service.predictions().size());
            assertTrue(beat(service, ",\"ts\":" + (NOW.toEpochMilli() + 300_001))
                    .path("watermark_ignored")
                    .asBoolean());
        }
        try (RunningService service = new RunningService(folder)) {
            beat(service, ",\"ts\":" + (START_MS + 30_000));
            assertEquals(
                    IntStream.range(0, 7)
                            .mapToObj(i -> START_MS * 1_000 + i * 5_000_000L)
                            .collect(Collectors.toList()),
                    service.predictions().findValues("timestamp_us").stream()
                            .map(JsonNode::asLong)
                            .toList());
        }
    }

    private static JsonNode beat(RunningService service, String ts) throws Exception {
        Answer answer = service.post("/api/v1/events", "{\"device_id\":\"" + DEVICE + "\"" + ts + "}");
        assertEquals(200, answer.status(), answer::toString);
        return answer.body();
    }
}
