package io.neuralfocus.serving;

import static io.neuralfocus.serving.RunningService.DEVICE;
import static io.neuralfocus.serving.RunningService.NOW;
import static io.neuralfocus.serving.RunningService.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.serving.RunningService.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same comes twenty times at once, and again after a restart: it is taken once, and predicted from once. */
class OnceTest {

    private static final int TIMES = 20;
    private static final int BATCHES = 4;
    private static final int ITEMS = 12;
    private static final long START_MS = NOW.toEpochMilli() - 3_600_000;

    @TempDir
    Path folder;

    private static String batch(int from, int upTo) {
        List<String> items = IntStream.range(from, upTo)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "{\"event_id\":\"%s\",\"ts\":%d,\"kind\":\"app\",\"key\":\"%s\",\"secs\":5,\"extras\":{}}",
                        new UUID(3, i),
                        START_MS + i * 5_000L,
                        i % 3 == 0 ? "slack" : "code"))
                .toList();
        return "{\"device_id\":\"" + DEVICE + "\",\"sequence_start\":0,\"client_version\":\"t-1\",\"events\":["
                + String.join(",", items) + "]}";
    }

    /** Twenty callers who all wait for the last of them to be ready. */
    private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
        CyclicBarrier ready = new CyclicBarrier(calls.size());
        ExecutorService callers = Executors.newFixedThreadPool(calls.size());
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (Callable<Answer> call : calls) {
                answers.add(callers.submit(() -> {
                    ready.await();
                    return call.call();
                }));
            }
            List<Answer> found = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                found.add(answer.get());
                assertEquals(200, answer.get().status(), answer.get()::toString);
            }
            return found;
        } finally {
            callers.shutdownNow();
        }
    }

    private static List<Answer> atOnce(Callable<Answer> call) throws Exception {
        return atOnce(IntStream.range(0, TIMES).mapToObj(i -> call).toList());
    }

    private static Answer post(RunningService service, int from, int upTo) throws Exception {
        return service.post("/api/v1/events/batch", batch(from, upTo));
    }

    private static int sum(List<Answer> answers, String field) {
        return answers.stream()
                .mapToInt(answer -> answer.body().path(field).asInt())
                .sum();
    }

    private static List<String> predictions(RunningService service) throws Exception {
        List<String> texts = new ArrayList<>();
        service.predictions().forEach(prediction -> texts.add(prediction.toString()));
        return texts;
    }

    private List<String> calm() throws Exception {
        try (RunningService service = new RunningService(folder.resolve("calm"))) {
            for (int from = 0; from < BATCHES * ITEMS; from += ITEMS) {
                post(service, from, from + ITEMS);
            }
            return predictions(service);
        }
    }

    @Test
    void shouldTakeABatchOnceThatComesTwentyTimesAtOnceAndAgainAfterARestart() throws Exception {
        List<String> calm = calm();
        assertTrue(calm.size() > 30, calm::toString);
        Path store = folder.resolve("pressed");
        try (RunningService service = new RunningService(store)) {
            for (int from = 0; from < BATCHES * ITEMS; from += ITEMS) {
                int first = from;
                List<Answer> answers = atOnce(() -> post(service, first, first + ITEMS));
                assertEquals(ITEMS, sum(answers, "accepted"));
                assertEquals((TIMES - 1) * ITEMS, sum(answers, "duplicates"));
                answers.forEach(answer -> assertEquals(
                        ITEMS, answer.body().path("acknowledged_ids").size()));
            }
            assertEquals(calm, predictions(service));
        }
        try (RunningService service = new RunningService(store)) {
            assertEquals(TIMES * BATCHES * ITEMS, sum(atOnce(() -> post(service, 0, BATCHES * ITEMS)), "duplicates"));
            assertEquals(BATCHES, service.store().inputs().count());
            assertEquals(calm, predictions(service));
        }
    }

    @Test
    void shouldTakeEachItemOnceHoweverItsBatchIsSplitAtTheSameTime() throws Exception {
        int items = BATCHES * ITEMS;
        try (RunningService service = new RunningService(folder)) {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                int from = i % 4 == 0 ? 0 : i * 2 % items;
                int upTo = i % 4 == 0 ? items : Math.min(items, from + 3 + i);
                calls.add(() -> post(service, from, upTo));
            }
            assertEquals(items, sum(atOnce(calls), "accepted"));
            service.settle();
            List<Long> instants = new ArrayList<>();
            service.predictions()
                    .forEach(prediction ->
                            instants.add(prediction.path("timestamp_us").asLong()));
            // Which part is committed first decides what is late; that no instant is predicted twice it does not.
            assertEquals(List.copyOf(new TreeSet<>(instants)), instants);
        }
    }

    @Test
    void shouldTakeAFrameOnceThatComesTwentyTimesAtOnceAndPredictFromItOnce() throws Exception {
        List<byte[]> frames = IntStream.range(0, 6)
                .mapToObj(i -> {
                    long fromUs = START_MS * 1_000 + i * 6_000_000L;
                    return frame(
                            i,
                            fromUs + 6_000_000,
                            List.of(
                                    Event.focusChange(fromUs + 1, AppName.of(i % 2 == 0 ? "code" : "slack"), 0),
                                    Event.of(fromUs + 3_000_000, EventType.KEY_PRESS, AppName.of("code"))));
                })
                .toList();
        List<String> calm;
        try (RunningService service = new RunningService(folder.resolve("calm"))) {
            for (byte[] frame : frames) {
                service.sendFrames(frame.clone());
            }
            calm = predictions(service);
        }
        try (RunningService service = new RunningService(folder.resolve("pressed"))) {
            for (byte[] frame : frames) {
                List<Answer> answers = atOnce(() -> service.sendFrames(frame.clone()));
                assertEquals(1, sum(answers, "frames_taken"));
                assertEquals(TIMES - 1, sum(answers, "frames_repeated"));
            }
            assertEquals(calm, predictions(service));
        }
    }
}
