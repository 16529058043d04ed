package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the lines of README that a reader is told to type, as they stand there. */
class ReadmeTest {

    private static final Path ROOT =
            Path.of(System.getProperty("focus.root", "..")).toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void shouldLeadFromNothingToAPredictionALabelAndASession() throws Exception {
        Path said = run(lines("executed by ReadmeTest").replace("8080", String.valueOf(freePort())));
        JsonNode receipt = answer(said, "acknowledged_sequences");
        assertEquals(4, receipt.path("events_taken").asInt(), () -> read(said));
        assertEquals(0, receipt.path("events_rejected").asInt());
        JsonNode predictions = answer(said, "predictions").path("predictions");
        assertTrue(predictions.size() >= 5, () -> read(said));
        assertEquals("code", predictions.get(0).path("app").asText());
        assertTrue(predictions.get(0).path("distraction_risk").asDouble() > 0);
        JsonNode labels = answer(said, "labels").path("labels");
        assertEquals("HOTKEY", labels.get(0).path("source").asText(), () -> read(said));
        JsonNode sessions = answer(said, "sessions").path("sessions");
        assertEquals("pomodoro", sessions.get(0).path("session_type").asText(), () -> read(said));
        assertEquals(1, answer(said, "acknowledged_ids").path("accepted").asInt(), () -> read(said));
    }

    @Test
    @Tag("slow")
    void shouldLeadFromPeopleToScores() throws Exception {
        Path said = run(lines("executed by ReadmeTest, with fewer people")
                .replace("--users 100 --hours 8", "--users 20 --hours 1"));
        try (var scores = Files.lines(folder.resolve("scores.csv"))) {
            assertTrue(scores.count() > 100, () -> read(said));
        }
    }

    @Test
    @Tag("slow")
    void shouldLeadFromARunningServiceToAPromotedVersion() throws Exception {
        try (LiveHours service = new LiveHours(folder.resolve("data"))) {
            service.pass(LiveHours.people(14, 3), 0.6);
            Path said = run(lines("executed by ReadmeTest beside a running service"));
            String aliases = Files.readString(folder.resolve("data/models/aliases.json"));
            assertTrue(aliases.contains("mine_v1"), () -> read(said));
            assertTrue(read(said).contains("in service, 2026-01-05"), () -> read(said));
        }
    }

    /** The lines of README under a mark. */
    private static String lines(String mark) throws IOException {
        Matcher block = Pattern.compile("<!-- " + mark + " -->\n```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("README.md")));
        assertTrue(block.find(), mark);
        return block.group(1);
    }

    /** What the lines said; they must all succeed. */
    private Path run(String lines) throws Exception {
        Path script = Files.writeString(folder.resolve("lines.sh"), lines);
        writeLauncher();
        Path said = folder.resolve("said");
        Process shell = new ProcessBuilder("sh", "-eu", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertTrue(shell.waitFor(400, TimeUnit.SECONDS), () -> "still running: " + read(said));
        assertEquals(0, shell.exitValue(), () -> read(said));
        return said;
    }

    /** The launcher itself would build what this test is a part of; so here it is the same command line without it. */
    private void writeLauncher() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path launcher = Files.writeString(
                folder.resolve("focus"),
                "#!/bin/sh\nexec '" + java + "' '-Dfocus.home=" + ROOT + "' -cp '"
                        + System.getProperty("java.class.path") + "' io.neuralfocus.cli.Focus \"$@\"\n");
        assertTrue(launcher.toFile().setExecutable(true));
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    /** The answer with this field, among whatever else was said. */
    private static JsonNode answer(Path said, String field) throws IOException {
        ObjectMapper json = new ObjectMapper();
        String text = read(said);
        int from = text.indexOf("{\"" + field + "\"");
        assertTrue(from >= 0, text);
        try (MappingIterator<JsonNode> answers = json.readerFor(JsonNode.class).readValues(text.substring(from))) {
            return answers.next();
        }
    }

    private static String read(Path said) {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
