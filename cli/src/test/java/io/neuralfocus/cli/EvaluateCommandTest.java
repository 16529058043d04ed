package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralfocus.event.json.LogLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

    @TempDir
    Path folder;

    /** A log of people who switch now and then; each for so many minutes. */
    private Path people(int count, int minutes) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        for (int person = 0; person < count; person++) {
            Random random = new Random(person);
            for (double second = 0; second < minutes * 60.0; second += 2 + 60 * random.nextDouble()) {
                lines.add(Logs.line("person-" + person, "s", Logs.focus(second, "app" + random.nextInt(5))));
            }
        }
        return Logs.write(folder.resolve("people.jsonl"), lines);
    }

    private CommandRun run(String command, String... more) throws IOException {
        Path registry = folder.resolve("registry");
        if (!Files.exists(registry)) {
            ShippedRegistry.copyTo(registry);
        }
        List<String> arguments =
                new ArrayList<>(List.of(command, "--model", "champion", "--registry", registry.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void shouldTellProgramsWhatItTellsPeople() throws IOException {
        String events = people(12, 20).toString();
        CommandRun json = run("evaluate", "--events", events, "--against", "champion", "--json");
        assertEquals(0, json.exitCode(), json::err);
        JsonNode told = new ObjectMapper().readTree(json.out());
        for (String field : List.of(
                "n", "users", "base_rate", "auc", "auc_lo", "auc_hi", "brier", "log_loss", "ece", "ece_floor")) {
            assertTrue(told.path(field).isNumber(), field);
        }
        assertEquals(12, told.path("users").asInt());
        assertEquals(3, told.path("bands").size());
        assertEquals(
                told.path("n").asLong(),
                told.path("bands").findValues("n").stream()
                        .mapToLong(JsonNode::asLong)
                        .sum());
        assertTrue(told.path("auc_lo").asDouble() <= told.path("auc").asDouble());
        assertTrue(told.path("auc").asDouble() <= told.path("auc_hi").asDouble());
        assertEquals(0, told.at("/rivals/0/difference/auc").asDouble(1));
        assertEquals("lognormal visits", told.at("/rivals/1/name").asText());

        CommandRun table = run("evaluate", "--events", events);
        assertEquals(0, table.exitCode(), table::err);
        assertTrue(
                table.out()
                        .contains(String.format(
                                Locale.ROOT, "%.4f", told.path("auc").asDouble())),
                table::out);
    }

    @Test
    void shouldComplainInOneSentenceWhereNothingCanBeJudged() throws IOException {
        String events = people(2, 10).toString();
        CommandRun noPart = run("evaluate", "--events", events, "--split", "some");
        assertEquals(2, noPart.exitCode());
        assertTrue(noPart.err().contains("choose train, valid, test or all"), noPart::err);
        CommandRun noStep = run("evaluate", "--events", events, "--every", "7s");
        assertEquals(2, noStep.exitCode());
        assertTrue(noStep.err().contains("multiple"), noStep::err);
        CommandRun noRows = run("evaluate", "--events", people(1, 0).toString());
        assertEquals(2, noRows.exitCode());
    }

    @Test
    void shouldSayThatRowsAreOfOneKind() throws IOException {
        List<LogLine> lines = new ArrayList<>();
        lines.add(Logs.line("calm", "s", Logs.focus(0, "book")));
        for (int second = 10; second < 300; second += 10) {
            lines.add(Logs.line("calm", "s", Logs.key(second, "book")));
        }
        CommandRun calm = run(
                "evaluate",
                "--events",
                Logs.write(folder.resolve("calm.jsonl"), lines).toString(),
                "--json");
        assertEquals(0, calm.exitCode(), calm::err);
        assertTrue(new ObjectMapper().readTree(calm.out()).path("auc").isNull(), calm::out);
        assertTrue(calm.err().contains("of one kind"), calm::err);
    }

    @Test
    void shouldWriteTheReportAgain() throws IOException {
        Path out = folder.resolve("report");
        CommandRun report = run("report", "--events", people(12, 20).toString(), "--out", out.toString());
        assertEquals(0, report.exitCode(), report::err);
        assertEquals(
                out.resolve("report.html").toString(),
                report.outLines().get(report.outLines().size() - 1));
        String page = Files.readString(out.resolve("report.html"), StandardCharsets.UTF_8);
        assertTrue(page.contains("All rows that were given"), "what was judged");
        assertTrue(Files.exists(out.resolve("shap_summary.png")), "what the trees look at");
    }
}
