package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.json.LogLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsCommandTest {

    private static final String DEVICE = "00000000-0000-0007-0000-000000000007";

    @TempDir
    Path folder;

    private Path log(String user) throws IOException {
        List<LogLine> lines = List.of(
                Logs.line(user, "", Logs.focus(1, "code")),
                Logs.line(user, "", Logs.key(2, "code")),
                Logs.line(user, "", Logs.key(400, "code")));
        return Logs.write(folder.resolve(user + ".jsonl"), lines);
    }

    @Test
    void shouldTellTypesGapsAndRejects() throws IOException {
        Path file = log("ada");
        Files.writeString(file, Files.readString(file) + "oops\n");
        CommandRun run = CommandRun.of("events", "inspect", file.toString());
        assertEquals(0, run.exitCode(), run::err);
        assertTrue(run.out().contains("2 KEY_PRESS"), run::out);
        assertTrue(run.out().contains("1 gaps"), run::out);
        assertTrue(run.out().contains("invalid_json"), run::out);
    }

    @Test
    void shouldVerifyASoundFileAndRefuseABrokenOne() throws IOException {
        Path file = log("ada");
        assertEquals(0, CommandRun.of("events", "verify", file.toString()).exitCode());
        Files.writeString(file, Files.readString(file) + "oops\n");
        CommandRun run = CommandRun.of("events", "verify", file.toString());
        assertEquals(2, run.exitCode());
        assertTrue(run.out().contains("offset"), run::out);
    }

    @Test
    void shouldRefuseALossyConversionWithThreeUnlessItIsAllowed() throws IOException {
        Path file = log("ada");
        Path frames = folder.resolve("ada.nfe");
        CommandRun refused = CommandRun.of("events", "convert", file.toString(), "--out", frames.toString());
        assertEquals(3, refused.exitCode(), refused::err);
        assertFalse(Files.exists(frames));
        CommandRun allowed = CommandRun.of("events", "convert", file.toString(), frames.toString(), "--lossy");
        assertEquals(0, allowed.exitCode(), allowed::err);
        assertTrue(Files.exists(frames));
    }

    @Test
    void shouldConvertWithoutLossThereAndBackWithAListOfDevices() throws IOException {
        Path file = log("ada");
        Path users = Files.writeString(folder.resolve("users"), "ada," + DEVICE + "\n");
        Path frames = folder.resolve("ada.nfe");
        Path back = folder.resolve("back.jsonl");
        CommandRun there =
                CommandRun.of("events", "convert", file.toString(), frames.toString(), "--users", users.toString());
        assertEquals(0, there.exitCode(), there::err);
        CommandRun again =
                CommandRun.of("events", "convert", frames.toString(), back.toString(), "--users", users.toString());
        assertEquals(0, again.exitCode(), again::err);
        assertEquals(Files.readString(file), Files.readString(back));
    }

    @Test
    void shouldRefuseAFileThatBreaksOffUnlessThatIsAllowed() throws IOException {
        Path users = Files.writeString(folder.resolve("users"), "ada," + DEVICE + "\n");
        Path frames = folder.resolve("ada.nfe");
        CommandRun.of("events", "convert", log("ada").toString(), frames.toString(), "--users", users.toString());
        byte[] whole = Files.readAllBytes(frames);
        Path broken = Files.write(folder.resolve("broken.nfe"), Arrays.copyOf(whole, whole.length + 70));
        Path lines = Files.writeString(folder.resolve("old.jsonl"), "what was there before");
        CommandRun refused = CommandRun.of("events", "convert", broken.toString(), lines.toString());
        assertEquals(2, refused.exitCode(), refused::err);
        assertTrue(refused.err().contains("bad_magic"), refused::err);
        assertEquals("what was there before", Files.readString(lines));
        CommandRun allowed = CommandRun.of("events", "convert", broken.toString(), lines.toString(), "--lossy");
        assertEquals(0, allowed.exitCode(), allowed::err);
        assertTrue(allowed.err().contains("bad_magic"), allowed::err);
        assertEquals(3, Files.readAllLines(lines).size());
        CommandRun features = CommandRun.of("features", "--events", broken.toString(), "--out", "-");
        assertEquals(2, features.exitCode());
        assertTrue(features.err().contains("reading stopped"), features::err);
        assertTrue(features.outLines().size() > 1, "what stands before is told");
    }

    @Test
    void shouldNameTheEndingsItKnows() {
        CommandRun run = CommandRun.of("events", "inspect", "pom.xml");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains(".jsonl.gz"), run::err);
    }
}
