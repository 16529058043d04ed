package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

        judged(bundle, arguments.subList(arguments.indexOf("--events"), arguments.size()));
        CommandRun again = done(
                "models",
                "reproduce",
                "tiny_v1",
                "--registry",
                folder.resolve("registry").toString());
        assertTrue(again.out().contains("same     risk.onnx"), again::out);

        features(people, "v1", rows);
        CommandRun without =
                CommandRun.of("score", "--model", bundle, "--in", rows.toString(), "--out", scores.toString());
        assertEquals(2, without.exitCode());
        assertTrue(without.err().contains("the table has no column seq_type_0"), without::err);
    }

    /** By its own schema beside the shipped champion, which takes another; on events, and on a table of rows. */
    private void judged(String bundle, List<String> events) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("evaluate", "--model", bundle, "--json", "--against"));
        Path shipped = ShippedRegistry.copyTo(folder.resolve("shipped"));
        arguments.add(shipped.resolve(ShippedRegistry.champion(shipped)).toString());
        CommandRun replayed =
                done(Stream.concat(arguments.stream(), events.stream()).toArray(String[]::new));
        JsonNode told = new ObjectMapper().readTree(replayed.out());
        assertTrue(told.path("n").asInt() > 100, replayed::out);
        assertTrue(told.at("/rivals/0/difference/brier").isNumber(), replayed::out);

        Path table = folder.resolve("wide.csv");
        List<String> made = new ArrayList<>(List.of("features", "--schema", "v2s32", "--every", "10s", "--out"));
        made.add(table.toString());
        made.addAll(events);
        done(made.toArray(String[]::new));
        List<String> lines = Files.readAllLines(table);
        List<String> labelled = new ArrayList<>(List.of(lines.get(0) + ",label_risk"));
        for (int i = 1; i < lines.size(); i++) {
            labelled.add(lines.get(i) + "," + i % 2);
        }
        Files.write(table, labelled);
        arguments.addAll(List.of("--rows", table.toString()));
        CommandRun tabled = done(arguments.toArray(String[]::new));
        assertEquals(
                lines.size() - 1,
                new ObjectMapper().readTree(tabled.out()).path("n").asInt());
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
