package io.neuralfocus.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.wire.FrameEncoder;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.serving.config.HttpConfig;
import io.neuralfocus.serving.config.ServiceConfig;
import io.neuralfocus.serving.http.Contract;
import io.neuralfocus.serving.pipeline.Parts;
import io.neuralfocus.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** A service on a folder, and a client that speaks to it; its clock stands still at {@link #NOW} until it is moved. */
final class RunningService implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    static final long NOW_US = NOW.getEpochSecond() * 1_000_000;
    static final UUID DEVICE = new UUID(7, 7);

    /** An answer that is not there by then never comes: so a test fails, and does not hang. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final Store store;
    private final Service service;

    RunningService(Path folder) {
        this(folder, 0);
    }

    RunningService(Path folder, int port) {
        this(folder, quick(port), Parts.shipped());
    }

    /** The defaults, but for a stop that does not wait for connections that are kept open. */
    static ServiceConfig quick(int port) {
        HttpConfig usual = ServiceConfig.defaults().http();
        return ServiceConfig.defaults()
                .withHttp(new HttpConfig(
                        usual.host(), port, usual.bodyWithin(), usual.idleAfter(), Duration.ofSeconds(1)));
    }

    RunningService(Path folder, ServiceConfig config, Registry registry) {
        this(Store.open(folder), config, registry);
    }

    /** A service that remembers in this store, and closes it. */
    RunningService(Store store, ServiceConfig config, Registry registry) {
        this(store, config, registry, System::nanoTime);
    }

    /** The same by a clock for deadlines that is the test's. */
    RunningService(Store store, ServiceConfig config, Registry registry, LongSupplier nanos) {
        this.store = store;
        try {
            this.service = Service.start(
                    config, new Surroundings(store, registry, Catalog.shipped(), now::get, nanos, new Random(1)));
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** An answer: its status, its media type and its body, which the document allows. */
    record Answer(int status, String mediaType, JsonNode body) {}

    Answer post(String path, String json) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(URI.create(service.address() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    Answer get(String path) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(URI.create(service.address() + path)).build());
    }

    Answer sendFrames(byte[] body) throws IOException, InterruptedException {
        return postFrames("/api/v1/events/frames", body);
    }

    Answer postFrames(String path, byte[] body) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(URI.create(service.address() + path))
                .header("Content-Type", "application/vnd.neuralfocus.events")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    Answer ask(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = exchange(request);
        String type = response.headers().firstValue("Content-Type").orElse("");
        JsonNode body = type.endsWith("json")
                ? JSON.readTree(response.body())
                : TextNode.valueOf(new String(response.body(), StandardCharsets.UTF_8));
        Contract.check(request.method(), request.uri().getPath(), response.statusCode(), type, body);
        return new Answer(response.statusCode(), type, body);
    }

    /** The answer with its headers. */
    HttpResponse<byte[]> exchange(HttpRequest request) throws IOException, InterruptedException {
        HttpRequest patient = HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(PATIENCE)
                .build();
        return HTTP.send(patient, BodyHandlers.ofByteArray());
    }

    /** Moves the clock. */
    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    /** Looks now whether an alias has moved, and not when it would be looked next. */
    void lookAtModels() {
        service.lookAtModels();
    }

    void settle() {
        service.settle();
    }

    JsonNode predictions() throws IOException, InterruptedException {
        service.settle();
        return get("/api/v1/predictions?device=" + DEVICE).body().path("predictions");
    }

    String address() {
        return service.address();
    }

    Store store() {
        return store;
    }

    static byte[] frame(long sequence, long watermarkUs, List<Event> events) {
        FrameEncoder encoder = new FrameEncoder().begin(DEVICE, sequence, 3_600);
        events.forEach(encoder::add);
        return encoder.finish(watermarkUs);
    }

    @Override
    public void close() {
        service.close();
        store.close();
    }
}
