package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.wire.FrameEncoder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A running service none of whose files may take another byte: the kernel refuses every write, as on a full disk. */
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "prlimit is of Linux")
class FullDiskServiceTest {

    private static final UUID DEVICE = new UUID(7, 7);
    private static final AppName EDITOR = AppName.of("code");

    @TempDir
    private Path folder;

    private final long startUs = (Instant.now().getEpochSecond() - 3_600) * 1_000_000;

    /** Seven seconds of typing. */
    private byte[] frame(int sequence) {
        FrameEncoder encoder = new FrameEncoder().begin(DEVICE, sequence, 0);
        for (int i = 0; i < 7; i++) {
            encoder.add(Event.of(startUs + (sequence * 7L + i) * 1_000_000, EventType.KEY_PRESS, EDITOR));
        }
        return encoder.finish(0);
    }

    private static void limitFiles(ServedProcess service, String bytes) throws IOException, InterruptedException {
        Process limiting = new ProcessBuilder(
                        "prlimit", "--pid", String.valueOf(service.pid()), "--fsize=" + bytes + ":")
                .inheritIO()
                .start();
        assertEquals(0, limiting.waitFor());
    }

    private HttpResponse<String> live(ServedProcess service, int sequence) throws IOException, InterruptedException {
        return service.post("/api/v1/predictions/live", "application/vnd.neuralfocus.events", frame(sequence));
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void shouldPredictOnWithoutAcknowledgingAndGoOnByItselfOnceThereIsRoom() throws Exception {
        try (ServedProcess service = ServedProcess.start(folder, "--data", "data")) {
            for (int i = 0; i < 3; i++) {
                assertEquals(200, live(service, i).statusCode());
            }
            limitFiles(service, "0");
            HttpResponse<String> refused = live(service, 3);
            assertEquals(503, refused.statusCode(), refused::body);
            assertEquals("5", refused.headers().firstValue("Retry-After").orElse(""));
            JsonNode told = json(refused).path("prediction");
            assertEquals("store_unavailable", told.path("degraded").path(0).asText(), refused::body);
            HttpResponse<String> ready = service.get("/readyz");
            assertEquals(503, ready.statusCode());
            assertEquals("store_unavailable", json(ready).path("code").asText());

            limitFiles(service, "unlimited");
            long roomNanos = System.nanoTime();
            while (service.get("/readyz").statusCode() != 200) {
                assertTrue(System.nanoTime() - roomNanos < 60_000_000_000L, "it did not find out by itself");
                Thread.sleep(50);
            }
            HttpResponse<String> taken = live(service, 3);
            assertEquals(200, taken.statusCode(), taken::body);
            assertEquals(
                    told.path("distraction_risk"),
                    json(taken).path("prediction").path("distraction_risk"));
            service.stop();
            assertEquals(143, service.exitCode());
        }
    }
}
