package io.neuralfocus.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.serving.config.HttpConfig;
import io.neuralfocus.serving.config.ServiceConfig;
import io.neuralfocus.serving.pipeline.Parts;
import io.neuralfocus.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that take their time, on a door that gives them less than usual. */
class SlowBodyTest {

    private static final String HEAD =
            "POST /api/v1/events/frames HTTP/1.1\r\nHost: localhost\r\nContent-Length: 64000\r\n\r\n";

    @TempDir
    Path folder;

    private RunningService service(Duration idleAfter, LongSupplier nanos) {
        HttpConfig http = new HttpConfig("127.0.0.1", 0, Duration.ofMinutes(1), idleAfter, Duration.ofSeconds(2));
        ServiceConfig config = ServiceConfig.defaults().withHttp(http);
        return new RunningService(Store.open(folder), config, Parts.shipped(), nanos);
    }

    /** Ten seconds pass whenever somebody looks: as the service does with every byte, and when none came for a while. */
    private static LongSupplier hurrying() {
        AtomicLong nanos = new AtomicLong();
        return () -> nanos.addAndGet(10_000_000_000L);
    }

    private static Socket connect(RunningService service) throws IOException {
        URI address = URI.create(service.address());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout((int) RunningService.PATIENCE.toMillis());
        socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void assertTimedOut(Socket socket) throws IOException {
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
        assertTrue(answer.contains("\"code\":\"request_timeout\""), answer);
    }

    @Test
    void shouldRefuseABodyThatDripsIn() throws Exception {
        try (RunningService service = service(Duration.ofMinutes(1), hurrying());
                Socket socket = connect(service)) {
            Thread dripping = new Thread(() -> drip(socket));
            dripping.start();
            assertTimedOut(socket);
            dripping.interrupt();
            dripping.join();
        }
    }

    /** Byte by byte, so slowly that all of it would take an hour. */
    private static void drip(Socket socket) {
        try {
            OutputStream out = socket.getOutputStream();
            while (true) {
                out.write(0);
                out.flush();
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException e) {
            // Refused, as it should be.
        }
    }

    @Test
    void shouldRefuseABodyThatStops() throws Exception {
        try (RunningService service = service(Duration.ofMillis(100), hurrying());
                Socket socket = connect(service)) {
            assertTimedOut(socket);
        }
    }

    @Test
    void shouldAnswerOthersWhileMoreBodiesWaitThanItHasThreads() throws Exception {
        try (RunningService service = service(Duration.ofMinutes(1), System::nanoTime)) {
            List<Socket> waiting = new ArrayList<>();
            try {
                for (int i = 0; i < 400; i++) {
                    waiting.add(connect(service));
                }
                assertEquals(200, service.get("/healthz").status());
                assertEquals(200, service.sendFrames(new byte[0]).status());
            } finally {
                for (Socket socket : waiting) {
                    socket.close();
                }
            }
        }
    }
}
