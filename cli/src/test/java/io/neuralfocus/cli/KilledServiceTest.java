package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.wire.FrameEncoder;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.intake.Kept;
import io.neuralfocus.store.intake.Kept.KeptFrame;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.Answer;
import io.neuralfocus.store.prediction.KeptPrediction;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service is killed under load, again and again, by a client that keeps its own ledger of what was acknowledged. Then all
 * of it is there, once, and every prediction is the one that a service which was never killed makes of the same frames.
 */
@Tag("slow")
class KilledServiceTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long SECOND_US = 1_000_000;
    private static final long SPAN_US = 2 * SECOND_US;
    private static final String KILLED = "data";
    private static final int DEVICES = 3;
    private static final int EVENTS = 40;
    private static final AppName[] APPS = {AppName.of("code"), AppName.of("slack"), AppName.of("firefox")};

    @TempDir
    private Path folder;

    /** One device's side of it: the frame to send next, and which were acknowledged. */
    private static final class Client {

        private final DeviceKey device;
        private final long startUs;
        private final Random random;
        private final Set<Long> acknowledged = new HashSet<>();
        private final List<byte[]> sent = new ArrayList<>();

        Client(int number, long startUs, long seed) {
            this.device = DeviceKey.alone(new UUID(seed, number));
            this.startUs = startUs;
            this.random = new Random(seed + number);
        }

        /** The frame of this number; made once, so that it is the same when it is sent again. */
        byte[] frame(int sequence) {
            while (sent.size() <= sequence) {
                long fromUs = startUs + sent.size() * SPAN_US;
                FrameEncoder encoder = new FrameEncoder().begin(device.device(), sent.size(), 0);
                for (int i = 0; i < EVENTS; i++) {
                    AppName app = APPS[random.nextInt(30) / 28 + random.nextInt(2)];
                    EventType type = random.nextInt(20) == 0 ? EventType.WINDOW_FOCUS_CHANGE : EventType.KEY_PRESS;
                    encoder.add(Event.of(fromUs + i * SPAN_US / EVENTS + random.nextInt(10_000), type, app));
                }
                sent.add(encoder.finish(fromUs + SPAN_US - 1));
            }
            return sent.get(sequence);
        }

        /** Sends what is next, and the one before once more now and then, until the service is gone. */
        void load(URI address, AtomicBoolean killed) {
            int next = acknowledged.size();
            try {
                while (!killed.get()) {
                    int sequence = next > 0 && random.nextInt(8) == 0 ? next - 1 : next;
                    HttpResponse<String> answer = post(address, frame(sequence));
                    if (answer.statusCode() == 200) {
                        acknowledged.add((long) sequence);
                        next = Math.max(next, sequence + 1);
                    }
                }
            } catch (IOException e) {
                // It was killed: whether this one was taken nobody knows, so it is sent again.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static HttpResponse<String> post(URI address, byte[] frame) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(address.resolve("/api/v1/events/frames"))
                        .header("Content-Type", "application/vnd.neuralfocus.events")
                        .POST(BodyPublishers.ofByteArray(frame))
                        .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldLoseNothingAcknowledgedAndPredictTheSameHoweverOftenItIsKilled() throws Exception {
        boolean night = System.getProperty("focus.test.scale", "sample").equals("night");
        kill(night ? 200 : 4, night ? System.nanoTime() : 77);
    }

    private void kill(int rounds, long seed) throws Exception {
        String what = "seed " + seed;
        Random random = new Random(seed);
        // Long enough ago that no round catches up with the clock.
        long startUs = (Instant.now().getEpochSecond() - 48 * 3_600) * SECOND_US;
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < DEVICES; i++) {
            clients.add(new Client(i, startUs, seed));
        }
        long slowestMs = 0;
        for (int round = 0; round < rounds; round++) {
            long startedNanos = System.nanoTime();
            try (ServedProcess service = ServedProcess.start(folder, "--data", KILLED)) {
                while (service.get("/readyz").statusCode() != 200) {
                    Thread.onSpinWait();
                }
                slowestMs = Math.max(slowestMs, (System.nanoTime() - startedNanos) / 1_000_000);
                AtomicBoolean killed = new AtomicBoolean();
                List<Thread> loads = new ArrayList<>();
                for (Client client : clients) {
                    Thread load = new Thread(() -> client.load(service.address(), killed));
                    load.start();
                    loads.add(load);
                }
                Thread.sleep(300 + random.nextInt(1_500));
                service.kill();
                service.exitCode();
                killed.set(true);
                for (Thread load : loads) {
                    load.join();
                }
            }
        }
        for (Client client : clients) {
            // One frame more, so that each lane has read all that came before.
            client.frame(client.acknowledged.size());
        }
        settle(KILLED, clients);
        settle("calm", clients);
        compare(clients, what + ", ready after " + slowestMs + " ms at the latest");
    }

    /** Sends every frame there is, in order: to a service that has most of them, and to one that was never killed. */
    private void settle(String data, List<Client> clients) throws Exception {
        try (ServedProcess service = ServedProcess.start(folder, "--data", data)) {
            for (Client client : clients) {
                for (int i = 0; i < client.sent.size(); i++) {
                    HttpResponse<String> answer = post(service.address(), client.sent.get(i));
                    assertEquals(200, answer.statusCode());
                    // What was acknowledged must be known: were it lost, it would be taken now.
                    if (data.equals(KILLED) && client.acknowledged.contains((long) i)) {
                        assertTrue(answer.body().contains("\"frames_taken\":0"), answer.body());
                    }
                }
            }
            service.stop();
            assertEquals(143, service.exitCode());
        }
    }

    private void compare(List<Client> clients, String what) {
        try (Store killed = Store.open(folder.resolve(KILLED));
                Store calm = Store.open(folder.resolve("calm"))) {
            for (Client client : clients) {
                List<Long> sequences = new ArrayList<>();
                killed.inputs().replay(client.device, 0, kept -> sequences.add(sequence(kept)));
                assertEquals(sequences.size(), new HashSet<>(sequences).size(), what + ": taken twice");
                long kept = killed.inputs().count();
                assertEquals(calm.inputs().count(), kept, what + ": a frame was lost or taken twice");

                List<StoredPrediction> expected = predictions(calm, client.device);
                List<StoredPrediction> found = predictions(killed, client.device);
                assertTrue(!expected.isEmpty(), what);
                assertEquals(expected.size(), found.size(), what);
                for (int i = 0; i < expected.size(); i++) {
                    assertEquals(expected.get(i).id(), found.get(i).id(), what);
                    assertEquals(said(expected.get(i)), said(found.get(i)), what);
                    assertArrayEquals(
                            expected.get(i).evidence().vector(),
                            found.get(i).evidence().vector(),
                            what);
                }
            }
        }
    }

    /** The answer without how long it took. */
    private static Answer said(StoredPrediction prediction) {
        Answer answer = prediction.answer();
        return new Answer(
                answer.risk(),
                answer.category(),
                answer.confidence(),
                answer.focusScore(),
                answer.focusIsIndex(),
                answer.horizonSeconds(),
                answer.modelVersion(),
                answer.testGroup(),
                OptionalDouble.empty());
    }

    private static long sequence(Kept kept) {
        return kept instanceof KeptFrame frame ? frame.frame().sequence() : -1 - kept.ordinal();
    }

    private static List<StoredPrediction> predictions(Store store, DeviceKey device) {
        List<StoredPrediction> all = new ArrayList<>();
        long cursor = 0;
        for (var page = store.predictions().after(device, cursor, 500);
                !page.predictions().isEmpty();
                page = store.predictions().after(device, cursor, 500)) {
            page.predictions().stream().map(KeptPrediction::prediction).forEach(all::add);
            cursor = page.cursor();
        }
        all.sort(Comparator.comparingLong(StoredPrediction::instantUs));
        return all;
    }
}
