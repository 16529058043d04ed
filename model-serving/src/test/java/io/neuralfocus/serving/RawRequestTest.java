package io.neuralfocus.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Requests that no well-behaved client would make, written byte by byte. */
class RawRequestTest {

    @TempDir
    Path folder;

    private static Socket connect(RunningService service, String request) throws IOException {
        URI address = URI.create(service.address());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.shutdownOutput();
        return socket;
    }

    private static void assertRefused(RunningService service, String request, int status, String code)
            throws IOException {
        try (Socket socket = connect(service, request)) {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
            assertTrue(answer.toLowerCase(Locale.ROOT).contains("content-type: application/problem+json"), answer);
            JsonNode problem = new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
            assertEquals(code, problem.path("code").asText());
            assertEquals(status, problem.path("status").asInt());
        }
    }

    @Test
    void shouldTellAsAProblemWhatNoResourceEverSees() throws IOException {
        String host = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        try (RunningService service = new RunningService(folder)) {
            assertRefused(service, "GET /%00%ff" + host + "\r\n", 400, "bad_request");
            assertRefused(service, "POST /x" + host + "Content-Length: -5\r\n\r\n", 400, "bad_request");
            assertRefused(service, "GET /" + "x".repeat(20_000) + host + "\r\n", 414, "uri_too_long");
            assertRefused(
                    service,
                    "GET /" + host + "Long: " + "x".repeat(20_000) + "\r\n\r\n",
                    431,
                    "request_header_fields_too_large");
            assertRefused(service, "\u0001\u0002 rubbish\r\n\r\n", 400, "bad_request");
            assertRefused(service, "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 505, "http_version_not_supported");
            assertRefused(service, "GET /healthz" + host + "Expect: foo\r\n\r\n", 400, "bad_request");
        }
    }

    @Test
    void shouldNotTakeAClientThatHangsUpForAFaultOfItsOwn() throws IOException {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        log.start();
        root.addAppender(log);
        try (RunningService service = new RunningService(folder)) {
            try (Socket socket = connect(
                    service,
                    "POST /api/v1/events/frames HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nNFEV")) {
                socket.getInputStream().readAllBytes();
            }
        } finally {
            root.detachAppender(log);
        }
        List<ILoggingEvent> errors = List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .toList();
        assertEquals(List.of(), errors);
    }

    @Test
    void shouldSayInOneSentenceThatItsPortIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class, () -> new RunningService(folder, taken.getLocalPort()));
            assertTrue(
                    String.valueOf(refused.getMessage()).contains("port " + taken.getLocalPort()), refused::toString);
        }
    }
}
