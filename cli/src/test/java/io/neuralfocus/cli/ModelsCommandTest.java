package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {

    @TempDir
    private Path folder;

    private Path registry;
    private String first;
    private String second;

    /** Two versions, the same but for their number. */
    @BeforeEach
    void prepare() throws IOException {
        registry = ShippedRegistry.copyTo(folder.resolve("registry"));
        first = ShippedRegistry.champion(registry);
        String name = first.substring(0, first.lastIndexOf("_v"));
        second = name + "_v99";
        Files.createDirectories(registry.resolve(second));
        try (var files = Files.list(registry.resolve(first))) {
            for (Path file : files.toList()) {
                Files.copy(file, registry.resolve(second).resolve(file.getFileName()));
            }
        }
        Path card = registry.resolve(second).resolve("card.json");
        Files.writeString(
                card,
                Files.readString(card)
                        .replaceFirst("\"version\": [0-9]+", "\"version\": 99")
                        .replaceFirst("\"horizon_seconds\": 30", "\"horizon_seconds\": 60"));
    }

    private CommandRun models(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 3);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[0] = "models";
        all[arguments.length + 1] = "--registry";
        all[arguments.length + 2] = registry.toString();
        return CommandRun.of(all);
    }

    @Test
    void shouldListVersionsForPeopleAndForPrograms() {
        CommandRun table = models("list");
        assertEquals(0, table.exitCode(), table::err);
        assertTrue(
                table.outLines().stream().anyMatch(line -> line.startsWith(first + " ") && line.endsWith("champion")),
                table::out);
        assertTrue(models("list", "--json").out().contains("\"version\" : \"" + second + "\""));
    }

    @Test
    void shouldMoveTheChampionAndGoBack() {
        CommandRun moved = models("promote", second, "--who", "ada", "--why", "longer sight");
        assertEquals("champion: " + first + " -> " + second, moved.outLines().get(0), moved::err);
        assertEquals("60 s", models("show", "champion").outLines().get(4).substring(11));
        CommandRun back = models("rollback", "champion", "--who", "ada");
        assertEquals("champion: " + second + " -> " + first, back.outLines().get(0), back::err);
    }

    @Test
    void shouldTellMovesToPrograms() {
        CommandRun moved = models("promote", second, "--who", "ada", "--why", "longer sight", "--json");
        assertTrue(moved.out().contains("\"why\" : \"longer sight\""), moved::out);
        assertTrue(moved.out().contains("\"to\" : \"" + second + "\""), moved::out);
        assertTrue(models("rollback", "--json").out().contains("\"to\" : \"" + first + "\""));
    }

    @Test
    void shouldTellWhatIsSoundToPrograms() {
        CommandRun run = CommandRun.of(
                "models", "verify", "--json", registry.resolve(first).toString(), "nowhere.ubj");
        assertEquals(2, run.exitCode());
        assertTrue(run.out().contains("\"sound\" : true"), run::out);
        assertTrue(run.out().contains("\"file\" : \"nowhere.ubj\""), run::out);
    }

    @Test
    void shouldRefuseToPromoteWhatIsNotThere() {
        CommandRun run = models("promote", "nobody_v1");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("nobody_v1"), run::err);
    }

    @Test
    void shouldRefuseToMoveAnAliasToWhereItPoints() {
        CommandRun run = models("promote", first);
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("already"), run::err);
        assertFalse(Files.exists(registry.resolve("audit.jsonl")));
    }

    @Test
    void shouldNameTheFolderThatIsNotThere() {
        CommandRun run = CommandRun.of("models", "list", "--registry", "nowhere");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("nowhere"), run::err);
        run = models("export", "--onnx", "--out", folder.resolve("no").toString());
        assertEquals(2, run.exitCode());
        assertFalse(run.err().contains(".part"), run::err);
    }

    @Test
    void shouldTellWhereTwoCardsDiffer() {
        CommandRun run = models("diff", first, second);
        assertEquals(0, run.exitCode(), run::err);
        assertTrue(run.outLines().contains("horizon_seconds: 30 -> 60"), run::out);
        assertEquals(2, run.outLines().size(), run::out);
        assertTrue(models("diff", first, second, "--json").out().contains("\"field\" : \"horizon_seconds\""));
    }

    @Test
    void shouldVerifySoundAndBrokenModelsALineEach() throws IOException {
        Path bundle = registry.resolve(first);
        Path cut = folder.resolve("cut.ubj");
        byte[] model = Files.readAllBytes(bundle.resolve("risk.ubj"));
        Files.write(cut, Arrays.copyOf(model, model.length / 2));
        CommandRun sound = CommandRun.of(
                "models",
                "verify",
                bundle.toString(),
                bundle.resolve("risk.ubj").toString());
        assertEquals(0, sound.exitCode(), sound::out);
        CommandRun mixed = CommandRun.of("models", "verify", cut.toString(), bundle.toString(), "nowhere.onnx");
        assertEquals(2, mixed.exitCode());
        assertEquals(3, mixed.outLines().size(), mixed::out);
        assertTrue(mixed.outLines().get(0).startsWith("refused  " + cut + ": learner"), mixed::out);
        assertTrue(mixed.outLines().get(1).startsWith("sound    "), mixed::out);
    }

    @Test
    void shouldExportTheHeadsAsOnnxThatPassVerification() {
        CommandRun run = models("export", first, "--onnx", "--out", folder.toString());
        assertEquals(0, run.exitCode(), run::err);
        Path file = folder.resolve(first + ".risk.onnx");
        assertEquals(file.toString(), run.outLines().get(0));
        assertEquals(0, CommandRun.of("models", "verify", file.toString()).exitCode());
    }
}
