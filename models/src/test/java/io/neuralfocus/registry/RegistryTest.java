package io.neuralfocus.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.trees.TrainedModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void shouldOrderVersionsByNumberNotByLetter() throws Exception {
        for (int i = 0; i < 11; i++) {
            bundle(folder);
        }
        List<String> versions = Registry.open(folder).versions();
        assertEquals("tiny_v2", versions.get(1));
        assertEquals("tiny_v11", versions.get(10));
    }

    @Test
    void shouldMoveAnAliasAndWriteDownWhoAndWhy() throws Exception {
        bundle(folder);
        bundle(folder);
        Registry registry = Registry.open(folder);
        registry.promote(Alias.CHAMPION, "tiny_v1", "ada", "the first", NOON);
        registry.promote(Alias.SHADOW, "tiny_v2", "ada", "look at it", NOON);
        registry.promote(Alias.CHAMPION, "tiny_v2", "bob", "better by 0.01", NOON.plusSeconds(60));
        assertEquals(Map.of(Alias.CHAMPION, "tiny_v2", Alias.SHADOW, "tiny_v2"), registry.aliases());
        assertEquals("tiny_v2", registry.find("champion").orElseThrow().card().id());
        assertEquals(
                new AliasMove(NOON.plusSeconds(60), "bob", "better by 0.01", Alias.CHAMPION, "tiny_v1", "tiny_v2"),
                registry.audit().get(2));
    }

    @Test
    void shouldGoBackInOneStep() throws Exception {
        bundle(folder);
        bundle(folder);
        Registry registry = Registry.open(folder);
        registry.promote(Alias.CHAMPION, "tiny_v1", "ada", "the first", NOON);
        registry.promote(Alias.CHAMPION, "tiny_v2", "ada", "better", NOON);
        AliasMove back = registry.rollback(Alias.CHAMPION, "bob", "worse live", NOON);
        assertEquals("tiny_v1", back.to());
        assertEquals("tiny_v1", registry.aliases().get(Alias.CHAMPION));
        assertEquals(3, registry.audit().size());
    }

    @Test
    void shouldRefuseToGoBackFromNowhere() throws Exception {
        bundle(folder);
        Registry registry = Registry.open(folder);
        registry.promote(Alias.CHAMPION, "tiny_v1", "ada", "the first", NOON);
        assertThrows(RefusedModelException.class, () -> registry.rollback(Alias.CHAMPION, "ada", "why not", NOON));
    }

    @Test
    void shouldNotPointAtWhatCannotBeRead() throws Exception {
        Path broken = bundle(folder);
        Files.write(broken.resolve("risk.ubj"), new byte[] {'{'});
        Registry registry = Registry.open(folder);
        for (String id : List.of("tiny_v1", "tiny_v9", "champion", "../tiny_v1", "")) {
            assertThrows(
                    RefusedModelException.class, () -> registry.promote(Alias.CHAMPION, id, "ada", "why", NOON), id);
        }
        assertEquals(Map.of(), registry.aliases());
        assertEquals(List.of(), registry.audit());
    }

    @Test
    void shouldLayTheOwnersVersionsOverTheShippedOnes(@TempDir Path shipped) throws Exception {
        bundle(shipped);
        Registry.open(shipped).promote(Alias.CHAMPION, "tiny_v1", "the house", "shipped", NOON);
        Registry registry = Registry.open(shipped, folder);
        assertEquals("tiny_v1", registry.aliases().get(Alias.CHAMPION));
        bundle(folder);
        Path second = bundle(folder);
        assertEquals(List.of("tiny_v1", "tiny_v2"), registry.versions());
        registry.promote(Alias.CHAMPION, "tiny_v2", "ada", "mine", NOON);
        assertEquals(second, registry.folder("champion").orElseThrow());
        assertEquals("tiny_v1", Registry.open(shipped).aliases().get(Alias.CHAMPION));
        assertEquals(
                "tiny_v1",
                registry.rollback(Alias.CHAMPION, "ada", "back", NOON).to());
    }

    @Test
    void shouldReadAnAuditWhoseLastLineWasCut() throws Exception {
        bundle(folder);
        Registry registry = Registry.open(folder);
        registry.promote(Alias.CHAMPION, "tiny_v1", "ada", "the first", NOON);
        Files.writeString(
                folder.resolve("audit.jsonl"), "{\"at\":\"2026", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        assertEquals(1, registry.audit().size());
        registry.promote(Alias.SHADOW, "tiny_v1", "ada", "the second", NOON);
        assertEquals(2, registry.audit().size());
    }

    @Test
    void shouldNotTakeWhatABrokenWriterLeftForAVersion() throws Exception {
        Files.createDirectories(folder.resolve(".writing-1"));
        Files.createDirectories(folder.resolve("tiny_v7"));
        assertEquals(List.of(), Registry.open(folder).versions());
        assertTrue(bundle(folder).endsWith("tiny_v8"));
    }

    private static Path bundle(Path registry) throws IOException {
        return new BundleWriter("tiny")
                .schema("v1", "0".repeat(64), TrainedModels.names())
                .catalogue("1".repeat(64))
                .head(Head.RISK, TrainedModels.usual(), Calibration.EMPTY)
                .write(registry);
    }
}
