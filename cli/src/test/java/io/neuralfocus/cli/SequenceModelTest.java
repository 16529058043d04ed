package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model lstm by its commands: simulated people, trained on, their rows scored. */
class SequenceModelTest {

    private static final int PEOPLE = 12;

    @TempDir
    Path folder;

    @Test
    void shouldTrainAndScoreRowsThatHoldTheLastEvents() throws IOException {
        Path people = folder.resolve("people");
        done("simulate", "--users", "" + PEOPLE, "--hours", "0.3", "--seed", "3", "--out", people.toString());
        List<String> arguments = new ArrayList<>(List.of("train", "--trainer", "lstm", "--name", "tiny"));
        arguments.addAll(List.of("--registry", folder.resolve("registry").toString(), "--events"));
        for (int i = 0; i < PEOPLE; i++) {
            arguments.add(person(people, i).toString());
        }
        CommandRun trained = done(arguments.toArray(String[]::new));
        assertEquals("tiny_v1", trained.outLines().get(trained.outLines().size() - 1));

        String bundle = folder.resolve("registry").resolve("tiny_v1").toString();
        assertTrue(done("models", "verify", bundle).out().contains("every digest fits"));
        Path rows = folder.resolve("rows.csv");
        Path scores = folder.resolve("scores.csv");
        features(people, "v1s32", rows);
        done("score", "--model", bundle, "--in", rows.toString(), "--out", scores.toString(), "--explain", "3");
        List<String> scored = Files.readAllLines(scores);
        assertEquals(Files.readAllLines(rows).size(), scored.size());
        assertTrue(scored.get(1).contains("tiny_v1"), () -> scored.get(1));

        features(people, "v1", rows);
        CommandRun without =
                CommandRun.of("score", "--model", bundle, "--in", rows.toString(), "--out", scores.toString());
        assertEquals(2, without.exitCode());
        assertTrue(without.err().contains("the table has no column seq_type_0"), without::err);
    }

    private static Path person(Path people, int number) {
        return people.resolve("person-00" + (number < 10 ? "0" : "") + number + ".nfe");
    }

    private static void features(Path people, String schema, Path out) {
        done(
                "features",
                "--events",
                person(people, 0).toString(),
                "--schema",
                schema,
                "--every",
                "60s",
                "--out",
                out.toString());
    }

    private static CommandRun done(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertEquals(0, run.exitCode(), run::err);
        return run;
    }
}
