package io.neuralfocus.benchmarks.lanes;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process in which {@link LoadedService} runs, with the options of the launcher. */
final class ServiceProcess implements AutoCloseable {

    private static final Path REGISTRY =
            Path.of(System.getProperty("focus.home", "."), "models", "registry").toAbsolutePath();

    private final Process process;
    private final BufferedReader says;
    private final BufferedWriter asked;
    private final int port;

    private ServiceProcess(Process process) throws IOException {
        this.process = process;
        this.says = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        this.asked = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
        this.port = URI.create(line()).getPort();
    }

    /** Starts it; when this returns it answers. */
    static ServiceProcess start(Path folder) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadedService.class.getName(),
                        folder.toString(),
                        REGISTRY.toString()))
                .redirectError(Redirect.INHERIT)
                .start();
        try {
            return new ServiceProcess(process);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    int port() {
        return port;
    }

    ThreadTimes threadTimes() throws IOException {
        return ThreadTimes.of(process.pid());
    }

    /** Waits until all that was sent has become predictions. */
    void settle() throws IOException {
        ask("settle");
    }

    /** Bytes of its heap in use after a collection. */
    long usedHeap() throws IOException {
        return Long.parseLong(ask("heap"));
    }

    private String ask(String what) throws IOException {
        asked.write(what + "\n");
        asked.flush();
        return line();
    }

    private String line() throws IOException {
        String line = says.readLine();
        if (line == null) {
            throw new IOException("the service has ended");
        }
        return line;
    }

    /** Lets it end as its own signal would. */
    @Override
    public void close() throws IOException {
        asked.close();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
