package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateAndTrainTest {

    @TempDir
    Path folder;

    private Path simulate(String name, String format, int users, String hours) {
        Path out = folder.resolve(name);
        CommandRun run = CommandRun.of(
                "simulate",
                "--users",
                String.valueOf(users),
                "--hours",
                hours,
                "--seed",
                "3",
                "--out",
                out.toString(),
                "--format",
                format);
        assertEquals(0, run.exitCode(), run::err);
        return out;
    }

    @Test
    void shouldWriteTheSamePeopleAgain() throws IOException {
        Path one = simulate("one", "nfe", 3, "0.5");
        Path two = simulate("two", "nfe", 3, "0.5");
        try (var files = Files.list(one)) {
            List<Path> all = files.toList();
            assertEquals(4, all.size());
            for (Path file : all) {
                assertArrayEquals(
                        Files.readAllBytes(file), Files.readAllBytes(two.resolve(file.getFileName())), file::toString);
            }
        }
    }

    @Test
    void shouldTellTheSameVectorsInBothFormats() {
        Path frames = simulate("frames", "nfe", 1, "1");
        Path lines = simulate("lines", "jsonl", 1, "1");
        assertEquals(vectors(frames.resolve("person-0000.nfe")), vectors(lines.resolve("person-0000.jsonl")));
    }

    private static List<String> vectors(Path file) {
        CommandRun run = CommandRun.of("features", "--events", file.toString(), "--schema", "v2", "--out", "-");
        assertEquals(0, run.exitCode(), run::err);
        return run.outLines().stream()
                .map(line -> line.substring(line.indexOf(',')))
                .toList();
    }

    @Test
    void shouldTileEachDayWithTruth() throws IOException {
        Path out = simulate("truth", "jsonl", 2, "1");
        List<String> truth = Files.readAllLines(out.resolve("truth.csv"));
        assertEquals("user,from_us,to_us,state,label", truth.get(0));
        for (int i = 2; i < truth.size(); i++) {
            String[] before = truth.get(i - 1).split(",", -1);
            String[] span = truth.get(i).split(",", -1);
            if (before[0].equals(span[0])) {
                assertEquals(before[2], span[1]);
            }
        }
    }

    @Test
    void shouldHoldSimulatedPeopleBesideTheOnesOfALog() throws IOException {
        Path log = simulate("recorded", "jsonl", 1, "2").resolve("person-0000.jsonl");
        Path out = folder.resolve("compared");
        CommandRun run = CommandRun.of(
                "simulate",
                "compare",
                "--real",
                log.toString(),
                "--out",
                out.toString(),
                "--users",
                "2",
                "--days",
                "1");
        assertEquals(0, run.exitCode(), run::err);
        assertTrue(run.out().contains("| visits to a window | "), run::out);
        assertEquals(run.out(), Files.readString(out.resolve("comparison.md")));
        assertTrue(ImageIO.read(out.resolve("comparison.png").toFile()).getWidth() > 600);
        CommandRun none = CommandRun.of("simulate", "compare", "--real", "no-such.jsonl", "--out", out.toString());
        assertEquals(2, none.exitCode());
        assertTrue(none.err().contains("no-such.jsonl: there is no such file"), none::err);
    }

    @Test
    void shouldAskForWhatIsMissing() {
        CommandRun run = CommandRun.of("simulate", "--users", "1", "--hours", "1");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("--seed"), run::err);
    }

    @Test
    void shouldTrainAVersionThatCanBeListedAndShown() {
        Path people = simulate("people", "nfe", 12, "1");
        Path registry = folder.resolve("registry");
        List<String> arguments = new ArrayList<>(List.of("train", "--name", "tiny", "--registry", registry.toString()));
        arguments.add("--events");
        for (int i = 0; i < 12; i++) {
            arguments.add(people.resolve("person-00" + (i < 10 ? "0" : "") + i + ".nfe")
                    .toString());
        }
        CommandRun trained = CommandRun.of(arguments.toArray(String[]::new));
        assertEquals(0, trained.exitCode(), trained::err);
        assertEquals("tiny_v1", trained.outLines().get(trained.outLines().size() - 1));
        CommandRun listed = CommandRun.of("models", "list", "--registry", registry.toString());
        assertTrue(listed.out().contains("tiny_v1"), listed::out);
        CommandRun shown = CommandRun.of("models", "show", "tiny_v1", "--registry", registry.toString());
        assertTrue(shown.out().contains("27 features"), shown::out);
        assertEquals(
                2,
                CommandRun.of("models", "show", "tiny_v9", "--registry", registry.toString())
                        .exitCode());
    }
}
