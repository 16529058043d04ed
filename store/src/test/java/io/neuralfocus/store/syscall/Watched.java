package io.neuralfocus.store.syscall;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of the client under strace: what it said, and what it asked of the kernel, in order. */
record Watched(List<String> said, List<String> calls) {

    /**
     * Runs it.
     *
     * @param options of strace: what to watch, what to let fail
     */
    static Watched run(Path folder, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        Path trace = folder.resolve("trace.txt");
        Path said = folder.resolve("said.txt");
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-y", "-s", "64", "-o", trace.toString()));
        command.addAll(options);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Client.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(said);
        assertTrue(
                ended && !lines.isEmpty(),
                () -> "strace must be installed and may watch: " + errors(folder.resolve("errors.txt")));
        return new Watched(lines, Files.readAllLines(trace, StandardCharsets.ISO_8859_1));
    }

    private static String errors(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
