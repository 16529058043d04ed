package io.neuralfocus.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.wire.FrameEncoder;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.serving.pipeline.ServedModel;
import io.neuralfocus.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** A service on a folder, and a client that speaks to it; its clock stands still at {@link #NOW}. */
final class RunningService implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    static final long NOW_US = NOW.getEpochSecond() * 1_000_000;
    static final UUID DEVICE = new UUID(7, 7);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;
    private final Service service;

    RunningService(Path folder) throws IOException {
        this(folder, 0);
    }

    RunningService(Path folder, int port) throws IOException {
        this.store = Store.open(folder);
        Path model = Path.of(System.getProperty("focus.root", ".."), "models", "registry", "xgboost_v1");
        try {
            this.service = Service.start(
                    ServiceSettings.onLoopback(port),
                    store,
                    new ServedModel(ModelVersion.load(model).predictor(), FeatureSchema.v1()),
                    Catalog.shipped(),
                    InstantSource.fixed(NOW));
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** An answer: its status, its media type and its body. */
    record Answer(int status, String mediaType, JsonNode body) {}

    Answer get(String path) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(URI.create(service.address() + path)).build());
    }

    Answer sendFrames(byte[] body) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(URI.create(service.address() + "/api/v1/events/frames"))
                .header("Content-Type", "application/vnd.neuralfocus.events")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    Answer ask(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(response.statusCode(), type, JSON.readTree(response.body()));
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
