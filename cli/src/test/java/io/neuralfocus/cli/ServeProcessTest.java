package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.wire.FrameEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process: how it starts, follows a moved alias, and stops. What never comes to pass fails by its time. */
@Timeout(180)
class ServeProcessTest {

    @TempDir
    private Path folder;

    private static byte[] frame(int sequence) {
        long nowUs = Instant.now().getEpochSecond() * 1_000_000;
        FrameEncoder encoder = new FrameEncoder().begin(new UUID(7, 7), sequence, 0);
        for (int i = 0; i < 50; i++) {
            encoder.add(Event.of(nowUs + i, EventType.KEY_PRESS, AppName.of("code")));
        }
        return encoder.finish(nowUs + 49);
    }

    private static byte[] batch(int number) {
        return ("{\"device_id\":\"" + new UUID(8, 8) + "\",\"sequence_start\":0,\"client_version\":\"t-1\",\"events\":["
                        + "{\"event_id\":\"" + new UUID(8, number) + "\",\"ts\":"
                        + Instant.now().toEpochMilli()
                        + ",\"kind\":\"app\",\"key\":\"code\",\"secs\":0,\"extras\":{}}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A request of which the second half has yet to come, and what its answer must say. */
    private record Halved(Socket socket, byte[] rest, String expected) {

        static Halved send(ServedProcess service, int number) throws IOException {
            return switch (number % 3) {
                case 0 -> send(service, "/api/v1/events/frames", frame(number), "\"frames_taken\":1");
                case 1 -> send(service, "/api/v1/predictions/live", frame(number), "\"prediction_id\":\"");
                default -> send(service, "/api/v1/events/batch", batch(number), "\"accepted\":1");
            };
        }

        private static Halved send(ServedProcess service, String path, byte[] body, String expected)
                throws IOException {
            Socket socket =
                    new Socket(service.address().getHost(), service.address().getPort());
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                            + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, body.length / 2);
            out.flush();
            return new Halved(socket, Arrays.copyOfRange(body, body.length / 2, body.length), expected);
        }

        String answer() throws IOException {
            try (socket) {
                socket.getOutputStream().write(rest);
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    @Test
    void shouldAnswerEveryRequestThatIsUnderWayWhenItIsToldToStop() throws Exception {
        // A machine that is busy with other things must not make a body late.
        Path settings = Files.writeString(folder.resolve("focus.conf"), "http { body-within = 60s, idle-after = 60s }");
        try (ServedProcess service = ServedProcess.start(folder, "--data", "data", "--config", settings.toString())) {
            List<Halved> underWay = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                underWay.add(Halved.send(service, i));
            }
            // Whoever is answered now came after them: so they all have been seen.
            assertEquals(200, service.get("/healthz").statusCode());
            service.stop();
            awaitRefusal(service);
            for (Halved request : underWay) {
                String answer = request.answer();
                assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
                assertTrue(answer.contains(request.expected()), answer);
            }
            assertEquals(143, service.exitCode());
            assertEquals("", service.said());
        }
        try (ServedProcess again = ServedProcess.start(folder, "--data", "data")) {
            String predictions =
                    again.get("/api/v1/predictions?device=" + new UUID(7, 7)).body();
            assertTrue(predictions.contains("distraction_risk"), predictions);
            again.stop();
            again.exitCode();
        }
    }

    /** Until it takes no new requests: they are answered with 503, or not at all. */
    private static void awaitRefusal(ServedProcess service) throws InterruptedException {
        try {
            while (service.get("/healthz").statusCode() == 200) {
                Thread.sleep(20);
            }
        } catch (IOException e) {
            // The port is closed.
        }
    }

    @Test
    void shouldFollowAnAliasThatACommandMoves() throws Exception {
        Path own = folder.resolve("data/models");
        Path shipped = Path.of(System.getProperty("focus.root", ".."), "models", "registry");
        copyAs(shipped.resolve("xgboost_v1"), own.resolve("xgboost_v999"));
        try (ServedProcess service = ServedProcess.start(folder, "--data", "data")) {
            assertTrue(service.get("/healthz").body().contains("\"xgboost_v1\""));
            AtomicBoolean over = new AtomicBoolean();
            List<String> failed = Collections.synchronizedList(new ArrayList<>());
            Thread asking = new Thread(() -> ask(service, over, failed));
            asking.start();
            CommandRun run = CommandRun.of("models", "promote", "xgboost_v999", "--registry", own.toString());
            assertEquals(0, run.exitCode(), run::err);
            while (!service.get("/healthz").body().contains("\"xgboost_v999\"")) {
                Thread.sleep(20);
            }
            over.set(true);
            asking.join();
            assertEquals(List.of(), failed);
            service.stop();
            service.exitCode();
            assertTrue(service.said().contains("champion: xgboost_v999 instead of xgboost_v1"), service.said());
        }
    }

    /** Predictions, one after the other, until it is over; tells those that were not answered as they should be. */
    private static void ask(ServedProcess service, AtomicBoolean over, List<String> failed) {
        try {
            for (int i = 0; !over.get(); i++) {
                HttpResponse<String> answer =
                        service.post("/api/v1/predictions/live", "application/vnd.neuralfocus.events", frame(i));
                if (answer.statusCode() != 200 || !answer.body().contains("distraction_risk")) {
                    failed.add(answer.statusCode() + " " + answer.body());
                }
            }
        } catch (IOException | InterruptedException e) {
            failed.add(e.toString());
        }
    }

    private static void copyAs(Path version, Path place) throws IOException {
        Files.createDirectories(place);
        try (var files = Files.list(version)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, place.resolve(file.getFileName().toString()));
            }
        }
        Path card = place.resolve("card.json");
        Files.writeString(card, Files.readString(card).replaceFirst("\"version\": 1,", "\"version\": 999,"));
    }
}
