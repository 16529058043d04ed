package io.neuralfocus.serving.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.registry.Alias;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.serving.config.ServiceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveModelsTest {

    @TempDir
    Path folder;

    @Test
    void shouldTakeAMovedAliasAtTheNextLookWhichComesWithinTwoSeconds() throws IOException {
        assertTrue(ServiceConfig.defaults().models().lookEvery().compareTo(Duration.ofSeconds(2)) < 0);
        Path shipped = Path.of(System.getProperty("focus.root", ".."), "models", "registry");
        Path second = Files.createDirectories(folder.resolve("xgboost_v2"));
        try (Stream<Path> files = Files.list(shipped.resolve("xgboost_v1"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, second.resolve(file.getFileName().toString()));
            }
        }
        Path card = second.resolve("card.json");
        Files.writeString(card, Files.readString(card).replaceFirst("\"version\": 1", "\"version\": 2"));
        Registry registry = Registry.open(shipped, folder);
        try (LiveModels models = LiveModels.follow(registry, Duration.ofDays(1))) {
            assertEquals("xgboost_v1", models.champion().orElseThrow().version());
            registry.promote(Alias.CHAMPION, "xgboost_v2", "me", "", Instant.EPOCH);
            assertEquals("xgboost_v1", models.champion().orElseThrow().version());
            models.look();
            assertEquals("xgboost_v2", models.champion().orElseThrow().version());
        }
    }
}
