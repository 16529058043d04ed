package io.neuralfocus.serving.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.wire.FrameEncoder;
import io.neuralfocus.serving.config.LanesConfig;
import io.neuralfocus.serving.config.ServiceConfig;
import io.neuralfocus.serving.http.Door;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.InputLog.Receipt;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanesTest {

    private static final UUID ADA = new UUID(1, 1);
    private static final UUID BOB = new UUID(2, 2);
    private static final AppName EDITOR = AppName.of("code");
    private static final long SECOND_US = 1_000_000;
    private static final long HOUR_US = 3_600 * SECOND_US;
    private static final long START_US = 1_767_600_000 * SECOND_US;

    @TempDir
    Path folder;

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(START_US / SECOND_US));

    /** Five seconds of typing, received as they end. */
    private static AcceptedFrame typing(UUID device, long sequence, long fromUs) {
        FrameEncoder encoder = new FrameEncoder().begin(device, sequence, 0);
        for (int second = 0; second < 5; second++) {
            encoder.add(Event.of(fromUs + second * SECOND_US, EventType.KEY_PRESS, EDITOR));
        }
        long endUs = fromUs + 5 * SECOND_US;
        return received(device, sequence, endUs, encoder.finish(endUs - 1));
    }

    private static AcceptedFrame quiet(UUID device, long sequence) {
        byte[] frame = new FrameEncoder().begin(device, sequence, 0).finish(0);
        return received(device, sequence, START_US, frame);
    }

    private static AcceptedFrame received(UUID device, long sequence, long receivedUs, byte[] frame) {
        return new AcceptedFrame(DeviceKey.alone(device), sequence, Arrays.hashCode(frame), receivedUs, frame);
    }

    private static void take(Lanes lanes, AcceptedFrame frame) {
        lanes.commit(frame).orElseThrow().join();
        lanes.settled().join();
    }

    private static List<String> predictions(Store store, UUID device) {
        return store.predictions().after(DeviceKey.alone(device), 0, 1_000).predictions().stream()
                .map(kept -> text(kept.prediction()))
                .toList();
    }

    private static String text(StoredPrediction prediction) {
        return prediction.instantUs() + " " + prediction.answer().risk() + " "
                + Arrays.toString(prediction.evidence().vector());
    }

    /** Ada works for a minute, is away for two hours and works again; Bob may come in between. */
    private List<String> adasDay(Path store, boolean bobCalls) throws IOException {
        try (Parts parts = new Parts(store, CLOCK)) {
            Lanes lanes = parts.lanes();
            for (int i = 0; i < 24; i++) {
                take(lanes, typing(ADA, i, START_US + (i < 12 ? 0 : 2 * HOUR_US) + i * 5L * SECOND_US));
                if (i == 11 && bobCalls) {
                    take(lanes, typing(BOB, 0, START_US + HOUR_US / 2));
                    assertEquals(2, lanes.standing());
                    take(lanes, typing(BOB, 1, START_US + HOUR_US + HOUR_US / 2));
                    assertEquals(1, lanes.standing(), "Ada was silent for an hour, Bob was not");
                }
            }
            return predictions(parts.store(), ADA);
        }
    }

    @Test
    void shouldDropALaneThatWasSilentForAnHourAndPredictAfterwardsAsIfItHadStood() throws IOException {
        List<String> neverDropped = adasDay(folder.resolve("alone"), false);
        assertTrue(neverDropped.size() > 20, neverDropped::toString);
        assertEquals(neverDropped, adasDay(folder.resolve("with-bob"), true));
    }

    /** Many devices in turn, over and over, with room for a few lanes or for all. */
    private List<String> crowd(Path store, int atMost) throws IOException {
        LanesConfig config = new LanesConfig(Duration.ofHours(1), atMost);
        List<String> told = new ArrayList<>();
        try (Parts parts = new Parts(store, CLOCK, config, Executors.newFixedThreadPool(2))) {
            Lanes lanes = parts.lanes();
            for (int round = 0; round < 8; round++) {
                for (int device = 0; device < 10; device++) {
                    take(lanes, typing(new UUID(3, device), round, START_US + round * 5L * SECOND_US));
                    assertTrue(lanes.standing() <= atMost + 1, () -> lanes.standing() + " lanes stand");
                }
            }
            for (int device = 0; device < 10; device++) {
                told.addAll(predictions(parts.store(), new UUID(3, device)));
                assertEquals(
                        atMost < 10,
                        !parts.store()
                                .snapshots()
                                .newestFirst(DeviceKey.alone(new UUID(3, device)))
                                .isEmpty());
            }
        }
        return told;
    }

    @Test
    void shouldLetTheLongestSilentGoWhereTooManyStandAndPredictAsIfTheyHadStood() throws IOException {
        List<String> withRoomForAll = crowd(folder.resolve("all"), 10);
        assertTrue(withRoomForAll.size() > 50, withRoomForAll::toString);
        assertEquals(withRoomForAll, crowd(folder.resolve("few"), 3));
    }

    @Test
    void shouldHoldBackADeviceWhoseLaneIsTooFarBehindAndTakeTheFrameLater() throws IOException {
        ExecutorService oneThread = Executors.newSingleThreadExecutor();
        CountDownLatch held = new CountDownLatch(1);
        try (Parts parts = new Parts(folder, CLOCK, ServiceConfig.defaults().lanes(), oneThread)) {
            Store store = parts.store();
            Lanes lanes = parts.lanes();
            CompletableFuture<Void> holding = CompletableFuture.runAsync(() -> await(held), oneThread);
            try {
                List<CompletableFuture<Receipt>> waiting = new ArrayList<>();
                for (int i = 0; i < Chain.WAITING_AT_MOST; i++) {
                    waiting.add(lanes.commit(quiet(ADA, i)).orElseThrow());
                }
                waiting.forEach(CompletableFuture::join);
                assertEquals(Optional.empty(), lanes.commit(quiet(ADA, 5_000)));
                assertEquals(Chain.WAITING_AT_MOST, store.inputs().count(), "what is held back is not taken");
                assertFalse(lanes.commit(quiet(BOB, 0)).isEmpty(), "the bound is each device's own");
            } finally {
                held.countDown();
            }
            holding.join();
            lanes.settled().join();
            take(lanes, quiet(ADA, 5_000));
            assertEquals(Chain.WAITING_AT_MOST + 2, store.inputs().count());
        }
    }

    @Test
    void shouldTellAnAgentWhenToComeAgainAndWhichFramesWereTaken() throws Exception {
        ExecutorService oneThread = Executors.newSingleThreadExecutor();
        CountDownLatch held = new CountDownLatch(1);
        try (Parts parts = new Parts(folder, CLOCK, ServiceConfig.defaults().lanes(), oneThread)) {
            Store store = parts.store();
            Lanes lanes = parts.lanes();
            oneThread.execute(() -> await(held));
            try (Door door =
                    Door.open(ServiceConfig.defaults().withPort(0).http(), parts.resources(), parts.metrics())) {
                assertEquals(200, post(door, quietFrames(0, 3_000)).statusCode());
                HttpResponse<String> answer = post(door, quietFrames(3_000, 6_000));
                assertEquals(429, answer.statusCode());
                assertEquals("5", answer.headers().firstValue("Retry-After").orElse(""));
                JsonNode problem = new ObjectMapper().readTree(answer.body());
                assertEquals("too_many_waiting", problem.path("code").asText());
                assertEquals(5, problem.path("backoff_seconds").asInt());
                assertEquals(
                        Chain.WAITING_AT_MOST - 3_000,
                        problem.path("receipt").path("frames_taken").asInt());

                held.countDown();
                lanes.settled().join();
                assertEquals(200, post(door, quietFrames(3_000, 6_000)).statusCode());
                assertEquals(6_000, store.inputs().count());
            } finally {
                held.countDown();
            }
        }
    }

    private static byte[] quietFrames(int from, int to) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int sequence = from; sequence < to; sequence++) {
            body.writeBytes(quiet(ADA, sequence).bytes());
        }
        return body.toByteArray();
    }

    private static HttpResponse<String> post(Door door, byte[] body) throws IOException, InterruptedException {
        URI frames = URI.create("http://127.0.0.1:" + door.port() + "/api/v1/events/frames");
        HttpRequest request = HttpRequest.newBuilder(frames)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldCountALateEventOnceThoughItsLaneIsBuiltAnew() throws IOException {
        Path place = folder.resolve("store");
        try (Parts parts = new Parts(place, CLOCK)) {
            Lanes lanes = parts.lanes();
            take(lanes, typing(ADA, 0, START_US));
            take(lanes, typing(ADA, 1, START_US - 60 * SECOND_US));
            assertEquals(5, lanes.lateEvents());
        }
        try (Parts parts = new Parts(place, CLOCK)) {
            Lanes lanes = parts.lanes();
            take(lanes, typing(ADA, 2, START_US + 5 * SECOND_US));
            assertEquals(0, lanes.lateEvents());
        }
    }
}
