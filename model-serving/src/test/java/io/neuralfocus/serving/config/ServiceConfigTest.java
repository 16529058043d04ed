package io.neuralfocus.serving.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.upkeep.RetentionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceConfigTest {

    @TempDir
    Path folder;

    private ServiceConfig read(String text) throws IOException {
        return ServiceConfig.read(Files.writeString(folder.resolve("focus.conf"), text));
    }

    @Test
    void shouldHoldItsDefaultsWhenNothingIsSaid() throws IOException {
        ServiceConfig expected = new ServiceConfig(
                Path.of("data"),
                "",
                new HttpConfig(
                        "127.0.0.1", 8080, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(15)),
                new LanesConfig(Duration.ofHours(1), 10_000),
                new ModelsConfig(Duration.ofSeconds(1), Duration.ofMillis(100), 1024),
                new RetentionConfig(Duration.ofDays(90), Duration.ZERO, Duration.ofDays(36_500)));
        assertEquals(expected, ServiceConfig.defaults());
        assertEquals(expected, read(""));
        assertEquals(RetentionSettings.DEFAULT, expected.retention().settings());
    }

    @Test
    void shouldTakeEverySettingFromAFile() throws IOException {
        ServiceConfig told = read("""
                data = /somewhere
                store = "jdbc:postgresql://here/focus"
                http { host = "::1", port = 1, body-within = 2s, idle-after = 3s, stop-within = 4s }
                lanes { silent-after = 2 days, at-most = 7 }
                models { look-every = 5s, explain-within = 0, shadow-waiting = 6 }
                retention { rows = 100 days, input = 7 days, predictions = 2 days }
                """);
        assertEquals(
                new ServiceConfig(
                        Path.of("/somewhere"),
                        "jdbc:postgresql://here/focus",
                        new HttpConfig("::1", 1, Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4)),
                        new LanesConfig(Duration.ofDays(2), 7),
                        new ModelsConfig(Duration.ofSeconds(5), Duration.ZERO, 6),
                        new RetentionConfig(Duration.ofDays(100), Duration.ofDays(7), Duration.ofDays(2))),
                told);
        long dayUs = 86_400_000_000L;
        assertEquals(
                new RetentionSettings(100 * dayUs, 7 * dayUs, 2 * dayUs),
                told.retention().settings());
    }

    @Test
    void shouldSayInOneSentenceWhatIsWrongAndWhere() throws IOException {
        Map<String, String> reasons = Map.ofEntries(
                Map.entry(
                        "\nhttp.prot = 80", "line 2: there is no setting http.prot; there are data, http.body-within"),
                Map.entry("http = 80", "http"),
                Map.entry("http.port = many", "1: http.port"),
                Map.entry("http.port = 65536", "port 65536 is none"),
                Map.entry("http.host = 0.0.0.0", "loopback"),
                Map.entry("models.look-every = 0", "models.look-every is 0"),
                Map.entry("models.look-every = 2 weeks", "models.look-every"),
                Map.entry("models.shadow-waiting = 0", "models.shadow-waiting"),
                Map.entry("http { port = ", "focus.conf: 1"),
                Map.entry("lanes.silent-after = 0", "lanes.silent-after is 0"),
                Map.entry("lanes.silent-after = 8 days", "up to 7 days"),
                Map.entry("lanes.at-most = 0", "lanes.at-most is 0"),
                Map.entry("http.idle-after = 500 microseconds", "http.idle-after is less than 1 ms"),
                Map.entry("http.host = 127.999.1.1", "loopback"),
                Map.entry("retention.rows = 89 days", "choose 90 days or more"),
                Map.entry("retention.input = -1 day", "retention.input"),
                Map.entry("retention.predictions = 1 hour", "choose a day or more"),
                Map.entry("retention.predictions = 40000 days", "up to 36500 days"));
        for (Map.Entry<String, String> reason : reasons.entrySet()) {
            InvalidConfigException refused = assertThrows(
                    InvalidConfigException.class, () -> read(reason.getKey()), () -> "taken: " + reason.getKey());
            String message = String.valueOf(refused.getMessage());
            assertTrue(message.contains(reason.getValue()), message);
            assertTrue(message.contains("focus.conf"), message);
            assertTrue(message.endsWith("."), message);
            assertEquals(1, message.lines().count(), message);
        }
    }

    @Test
    void shouldSayThatTheFileIsMissing() {
        InvalidConfigException refused =
                assertThrows(InvalidConfigException.class, () -> ServiceConfig.read(folder.resolve("none.conf")));
        assertTrue(String.valueOf(refused.getMessage()).contains("none.conf"));
    }

    @Test
    void shouldWriteAHostOfIpv6InBrackets() {
        HttpConfig http = ServiceConfig.defaults().http();
        assertEquals("http://127.0.0.1:80", http.address(80));
        HttpConfig six = new HttpConfig("::1", 0, http.bodyWithin(), http.idleAfter(), http.stopWithin());
        assertEquals("http://[::1]:80", six.address(80));
    }
}
