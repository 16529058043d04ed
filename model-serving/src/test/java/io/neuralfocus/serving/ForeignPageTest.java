package io.neuralfocus.serving;

import static io.neuralfocus.serving.RunningService.DEVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a page of somebody else's can make a browser on this machine ask for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignPageTest {

    private final RunningService service;
    private final String here;

    ForeignPageTest(@TempDir Path folder) {
        this.service = new RunningService(folder);
        this.here = URI.create(service.address()).getAuthority();
    }

    @AfterAll
    void close() {
        service.close();
    }

    private record Told(int status, String code) {}

    /** Begins a session as a browser would, or a program, with these headers; no page need say what its body is. */
    private Told begin(String... headers) throws IOException {
        String body = "{\"device_id\":\"" + DEVICE + "\",\"type\":\"natural\"}";
        return ask("POST /api/v1/sessions HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nContent-Length: "
                + body.length() + "\r\nConnection: close\r\n\r\n" + body);
    }

    private Told ask(String request) throws IOException {
        URI address = URI.create(service.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            JsonNode told = new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
            return new Told(
                    Integer.parseInt(answer.split(" ", 3)[1]), told.path("code").asText());
        }
    }

    private int sessions() throws Exception {
        return service.get("/api/v1/sessions?device=" + DEVICE)
                .body()
                .path("sessions")
                .size();
    }

    @Test
    void shouldRefuseAPageFromElsewhere() throws Exception {
        int before = sessions();
        for (String origin : List.of(
                "http://evil.example",
                "https://evil.example:8080",
                "http://" + here + ".evil.example",
                "http://evil.example/" + here,
                "http://127.0.0.1:1",
                "http://user@" + here,
                "chrome-extension://abcdefgh",
                "null",
                "")) {
            assertEquals(new Told(403, "foreign_origin"), begin("Host: " + here, "Origin: " + origin), origin);
        }
        assertEquals(before, sessions());
    }

    @Test
    void shouldRefuseAHostThatIsNotThisMachineThoughItLeadsHere() throws Exception {
        int before = sessions();
        for (String host : List.of(
                "evil.example", "evil.example:8080", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1")) {
            Told told = begin("Host: " + host, "Origin: http://" + host);
            assertEquals(new Told(421, "foreign_host"), told, host);
            assertEquals(new Told(421, "foreign_host"), begin("Host: " + host), host);
            assertEquals(
                    new Told(421, "foreign_host"),
                    ask("GET /metrics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"),
                    host);
        }
        assertEquals(before, sessions());
    }

    @Test
    void shouldTakeProgramsAndItsOwnPageByEveryNameOfThisMachine() throws Exception {
        for (String host :
                List.of(here, "localhost", "LOCALHOST:9000", "127.0.0.1", "127.1.2.3:80", "[::1]:8080", "[::1]")) {
            for (String origin : List.of("", "\r\nOrigin: http://" + host, "\r\nOrigin: https://" + host)) {
                Told told = begin("Host: " + host + origin);
                assertTrue(told.status() == 201 || told.code().equals("session_open"), host + origin + " " + told);
            }
        }
    }
}
