package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code focus serve} in a process of its own. */
final class ServedProcess implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("listening on (http://\\S+),");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path said;
    private final URI address;

    private ServedProcess(Process process, Path said, URI address) {
        this.process = process;
        this.said = said;
        this.address = address;
    }

    /** Starts it in a folder, and returns when it says that it listens. */
    static ServedProcess start(Path folder, String... arguments) throws IOException {
        Path root = Path.of(System.getProperty("focus.root", "..")).toAbsolutePath();
        return start(
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dfocus.home=" + root,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.neuralfocus.cli.Focus"),
                arguments);
    }

    /** The same of a focus that is called by this command, which must become the service and not merely start it. */
    static ServedProcess start(Path folder, List<String> focus, String... arguments) throws IOException {
        Path said = folder.resolve("stderr");
        List<String> command = new ArrayList<>(focus);
        command.addAll(List.of("serve", "--port", "0"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(said.toFile())
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        Matcher listening = LISTENING.matcher(String.valueOf(line));
        if (!listening.find()) {
            process.destroyForcibly();
            throw new IOException("it did not start: " + line + "\n" + Files.readString(said));
        }
        return new ServedProcess(process, said, URI.create(listening.group(1)));
    }

    URI address() {
        return address;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> post(String path, String mediaType, byte[] body) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", mediaType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** How long it was on a processor until now. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    long pid() {
        return process.pid();
    }

    /** SIGTERM. */
    void stop() {
        process.destroy();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    int exitCode() throws InterruptedException {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running a minute after it was told to stop");
        return process.exitValue();
    }

    /** What it said beside its answer. */
    String said() throws IOException {
        return Files.readString(said);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
