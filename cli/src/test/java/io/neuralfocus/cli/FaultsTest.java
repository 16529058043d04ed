package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {

    @TempDir
    Path folder;

    /** A stream that takes so many bytes and then no more. */
    private static OutputStream full(int bytes, String reason) {
        return new OutputStream() {
            private int left = bytes;

            @Override
            public void write(int b) throws IOException {
                if (left-- <= 0) {
                    throw new IOException(reason);
                }
            }
        };
    }

    private static CommandRun into(OutputStream out, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Focus.run(new Terminal(Terminal.utf8(out), Terminal.utf8(err), false, false), arguments);
        return new CommandRun(exitCode, "", err.toString(StandardCharsets.UTF_8));
    }

    private Path log() throws IOException {
        return Logs.write(
                folder.resolve("a.jsonl"),
                IntStream.range(0, 3_000)
                        .mapToObj(i -> Logs.line("ada", "", Logs.key(i, "code")))
                        .toList());
    }

    @Test
    void shouldExitWithOneAndASentenceWhenTheAnswerDoesNotFit() throws IOException {
        String file = log().toString();
        for (int bytes : new int[] {0, 100, 40_000}) {
            CommandRun run = into(full(bytes, "No space left on device"), "features", "--events", file, "--out", "-");
            assertEquals(1, run.exitCode(), run::err);
            assertEquals(1, run.err().lines().count(), run::err);
            assertTrue(run.err().contains("No space left on device"), run::err);
        }
        CommandRun inspected = into(full(10, "No space left on device"), "events", "inspect", file);
        assertEquals(1, inspected.exitCode(), inspected::err);
    }

    @Test
    void shouldStopQuietlyWhenNobodyReadsOn() throws IOException {
        CommandRun run = into(full(100, "Broken pipe"), "features", "--events", log().toString(), "--out", "-");
        assertEquals(0, run.exitCode());
        assertEquals("", run.err());
    }

    @Test
    void shouldAnswerWhatIsGivenWrongWithTwoAndOneSentence() throws IOException {
        Path noText = Files.write(folder.resolve("no-text"), new byte[] {(byte) 0xFF, '1', '\n'});
        String uuid = "00000000-0000-0007-0000-000000000007";
        String log = log().toString();
        String out = folder.resolve("out.nfe").toString();
        assertRefused("8784", "simulate", "--users", "1", "--hours", "100000", "--seed", "1", "--out", out);
        assertRefused("UTF-8", "features", "--events", log, "--at", noText.toString(), "--out", "-");
        for (String lines : List.of(
                "ada," + uuid + "\nbob," + uuid, "ada," + uuid + "\nada," + uuid, "," + uuid, uuid, "ada,1-1-1-1-1")) {
            Path users = Files.writeString(folder.resolve("users"), lines);
            assertRefused("users, line", "events", "convert", log, out, "--users", users.toString());
        }
        assertRefused("UTF-8", "events", "convert", log, out, "--users", noText.toString());
    }

    @Test
    void shouldSayThatAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String data = folder.resolve("data").toString();
            assertRefused("port", "serve", "--port", String.valueOf(taken.getLocalPort()), "--data", data);
        }
    }

    @Test
    void shouldSayInASentenceThatMemoryIsShort() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(Terminal.utf8(OutputStream.nullOutputStream()), Terminal.utf8(err), false, false);
        assertEquals(1, Faults.explain(terminal, new OutOfMemoryError("Java heap space")));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("FOCUS_JAVA_OPTS=-Xmx"), err::toString);
    }

    private static void assertRefused(String word, String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertEquals(2, run.exitCode(), run::err);
        assertEquals(1, run.err().lines().count(), run::err);
        assertTrue(run.err().contains(word), run::err);
    }

    @Test
    void shouldRefuseAnOutputThatNamesNoFormatOrNoFile() throws IOException {
        Path log = folder.resolve("a.jsonl");
        Files.writeString(log, "{\"user\":\"u\",\"ts_us\":0,\"type\":\"KEY_PRESS\",\"app\":\"code\"}\n");
        Path directory = Files.createDirectory(folder.resolve("d.csv"));
        for (String out : List.of(folder.resolve("out.txt").toString(), directory.toString())) {
            CommandRun run = CommandRun.of("features", "--events", log.toString(), "--out", out);
            assertEquals(2, run.exitCode(), run::err);
            assertTrue(run.err().contains(out), run::err);
        }
        CommandRun run =
                CommandRun.of("simulate", "--users", "1", "--hours", "0.1", "--seed", "1", "--out", log.toString());
        assertEquals(2, run.exitCode(), run::err);
        assertTrue(run.err().contains("a folder is needed"), run::err);
    }
}
