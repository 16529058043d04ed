package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever a service keeps its own versions, commands find what it answers with: the shipped ones under them. */
class ServiceRegistryTest {

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void prepare() {
        data = folder.resolve("elsewhere");
        Store.open(data).close();
    }

    private List<List<String>> waysToNameIt() {
        return List.of(
                List.of("--data", data.toString()),
                List.of("--registry", data.resolve("models").toString()),
                List.of("--registry", data.resolve("models/../models/").toString()));
    }

    private static CommandRun run(List<String> options, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(options);
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void shouldFindTheShippedVersionsUnderTheOnesOfAService() {
        for (List<String> way : waysToNameIt()) {
            CommandRun listed = run(way, "models", "list");
            assertEquals(0, listed.exitCode(), listed::err);
            assertTrue(
                    listed.outLines().stream()
                            .anyMatch(line -> line.startsWith("xgboost_v1 ") && line.endsWith("champion")),
                    listed::out);
        }
    }

    @Test
    void shouldGoBackFromTheFirstVersionOfAServiceToTheShippedOne() throws IOException {
        Path own = data.resolve("models/xgboost_v7");
        Files.createDirectories(own);
        Path shipped = Registries.shipped().resolve("xgboost_v1");
        try (var files = Files.list(shipped)) {
            for (Path file : files.toList()) {
                Files.copy(file, own.resolve(file.getFileName()));
            }
        }
        Path card = own.resolve("card.json");
        Files.writeString(card, Files.readString(card).replaceFirst("\"version\": 1\\b", "\"version\": 7"));
        for (List<String> way : waysToNameIt()) {
            CommandRun moved = run(way, "models", "promote", "xgboost_v7");
            assertEquals("champion: xgboost_v1 -> xgboost_v7", moved.out().strip(), moved::err);
            CommandRun back = run(way, "models", "rollback");
            assertEquals("champion: xgboost_v7 -> xgboost_v1", back.out().strip(), back::err);
        }
        assertFalse(Files.exists(Registries.shipped().resolve("audit.jsonl")));
    }

    @Test
    void shouldHoldACandidateAgainstTheVersionThatTheServiceAnswersWith() {
        Path people = folder.resolve("people");
        CommandRun.of("simulate", "--users", "12", "--hours", "0.5", "--seed", "3", "--out", people.toString());
        List<String> events = new ArrayList<>(List.of("--events"));
        for (int i = 0; i < 12; i++) {
            events.add(people.resolve("person-00" + (i < 10 ? "0" : "") + i + ".nfe")
                    .toString());
        }
        for (List<String> way : waysToNameIt()) {
            List<String> options = new ArrayList<>(way);
            options.addAll(events);
            CommandRun trained = run(options, "train", "--trainer", "majority");
            assertEquals(0, trained.exitCode(), trained::err);
            assertTrue(trained.out().contains("than xgboost_v1"), trained::out);
        }
        assertTrue(Files.exists(data.resolve("models/majority_v3/card.json")));
    }

    @Test
    void shouldTakeARegistryThatIsNoServicesByItself() throws IOException {
        Path alone = Files.createDirectories(folder.resolve("nobody/models"));
        CommandRun listed = CommandRun.of("models", "list", "--registry", alone.toString());
        assertEquals(0, listed.exitCode(), listed::err);
        assertFalse(listed.out().contains("xgboost_v1"), listed::out);
    }

    @Test
    void shouldRefuseADataFolderThatIsNotThereAndTwoAnswersToOneQuestion() {
        String nowhere = folder.resolve("nowhere").toString();
        for (List<String> options : List.of(
                List.of("--data", nowhere),
                List.of("--data", "jdbc:postgresql://127.0.0.1:1/none"),
                List.of("--data", data.toString(), "--registry", nowhere))) {
            CommandRun refused = run(options, "models", "list");
            assertEquals(ExitCode.BAD_INPUT, refused.exitCode());
            assertEquals(1, refused.err().lines().count(), refused::err);
            assertTrue(refused.err().contains("--data"), refused::err);
        }
    }
}
