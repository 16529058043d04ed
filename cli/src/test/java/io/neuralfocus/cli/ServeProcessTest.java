package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.wire.FrameEncoder;
import io.neuralfocus.registry.Alias;
import io.neuralfocus.registry.Registry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
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

    /** A request of which the second half has yet to come. */
    private record Halved(Socket socket, byte[] rest) {

        static Halved send(ServedProcess service, int sequence) throws IOException {
            byte[] body = frame(sequence);
            Socket socket =
                    new Socket(service.address().getHost(), service.address().getPort());
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/events/frames HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                            + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, body.length / 2);
            out.flush();
            return new Halved(socket, Arrays.copyOfRange(body, body.length / 2, body.length));
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
        try (ServedProcess service = ServedProcess.start(folder, "--data", "data")) {
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
                assertTrue(answer.contains("\"frames_taken\":1"), answer);
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
            Registry.open(shipped, own).promote(Alias.CHAMPION, "xgboost_v999", "me", "", Instant.now());
            while (!service.get("/healthz").body().contains("\"xgboost_v999\"")) {
                Thread.sleep(20);
            }
            service.stop();
            service.exitCode();
            assertTrue(service.said().contains("champion: xgboost_v999 instead of xgboost_v1"), service.said());
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
