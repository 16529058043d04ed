package io.neuralfocus.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Speaks to a service as an agent would. Any thread may use it. */
final class FocusClient {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String address;

    FocusClient(String address) {
        this.address = address;
    }

    /** One prediction as it was answered. */
    record Seen(long timestampUs, String app, double risk, String category, double focusScore, boolean focusIsIndex) {}

    /** Predictions after a cursor, and the next cursor. */
    record Page(List<Seen> predictions, long cursor) {}

    /** Sends a frame, and gives the number of its events that were rejected; all others are acknowledged. */
    int send(byte[] frame) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/events/frames"))
                .header("Content-Type", "application/vnd.neuralfocus.events")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofByteArray(frame))
                .build();
        return answer(request).path("events_rejected").asInt();
    }

    Page predictions(UUID device, long after) throws IOException, InterruptedException {
        String query = "/api/v1/predictions?device=" + device + "&after=" + after;
        JsonNode answer = answer(HttpRequest.newBuilder(URI.create(address + query))
                .timeout(PATIENCE)
                .build());
        List<Seen> seen = new ArrayList<>();
        for (JsonNode prediction : answer.path("predictions")) {
            seen.add(new Seen(
                    prediction.path("timestamp_us").asLong(),
                    prediction.path("app").asText(),
                    prediction.path("distraction_risk").asDouble(),
                    prediction.path("risk_category").asText(),
                    prediction.path("focus_score").asDouble(),
                    prediction.path("focus_is_index").asBoolean()));
        }
        return new Page(seen, answer.path("next_after").asLong());
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        JsonNode answer = JSON.readTree(response.body());
        if (response.statusCode() != 200) {
            throw new IOException(request.uri().getPath() + " answered " + response.statusCode() + ": "
                    + answer.path("detail").asText());
        }
        return answer;
    }
}
