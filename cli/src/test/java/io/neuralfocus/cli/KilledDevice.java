package io.neuralfocus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralfocus.cli.KillTape.Request;
import io.neuralfocus.store.people.DeviceKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** A device of a service that is killed, and its ledger: what was acknowledged must never be taken anew. */
final class KilledDevice {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** At least one instant of the grid lies between the first of so many steps and the last. */
    private static final int STEPS_TO_A_PREDICTION = 4;

    private static final int MOST_LOOKS = 30_000;
    private static final long BETWEEN_LOOKS_NANOS = 1_000_000;

    private final DeviceKey device;
    private final KillTape tape;
    private final Random chance;

    /** The step to be told next; all before it are acknowledged. */
    private int next;

    /** So many of its events, the first ones, are acknowledged. */
    private long acknowledged;

    private long requests;
    private long lost;
    private long cursor;
    private final List<JsonNode> firstPredictions = new ArrayList<>();

    KilledDevice(DeviceKey device, KillTape tape, long seed) {
        this.device = device;
        this.tape = tape;
        this.chance = new Random(seed);
    }

    DeviceKey device() {
        return device;
    }

    /** So many of its events were acknowledged. */
    long acknowledged() {
        return acknowledged;
    }

    /** So many requests were acknowledged. */
    long requests() {
        return requests;
    }

    /** So many events were acknowledged, and then taken as if they had never been told. */
    long lost() {
        return lost;
    }

    /** How many steps it has told, or begun to. */
    int steps() {
        return next + 1;
    }

    /** What was predicted first after each start. */
    List<JsonNode> firstPredictions() {
        return firstPredictions;
    }

    /** Tells step after step until the service is gone. */
    void load(URI address, KillFuse fuse) {
        try {
            while (!fuse.isOver()) {
                for (Request request : tape.step(next, chance)) {
                    fuse.sending();
                    tell(address, request);
                    fuse.acknowledged();
                }
                next++;
            }
        } catch (IOException e) {
            // It was killed: whether this one was taken nobody knows, so it is told again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After a start: what was being told comes again, and then what is needed for a prediction, which is noted. */
    void comeBack(URI address) throws IOException, InterruptedException {
        int before;
        do {
            // What was predicted in an earlier life and stored.
            before = predictions(address).size();
        } while (before > 0);
        for (int i = 0; i < STEPS_TO_A_PREDICTION; i++, next++) {
            tell(address, tape.plain(next));
        }
        for (int i = 0; i < MOST_LOOKS; i++) {
            List<JsonNode> made = predictions(address);
            if (!made.isEmpty()) {
                firstPredictions.add(made.get(0));
                return;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        throw new IOException("nothing was predicted of device " + device.deviceText() + " after a start");
    }

    /** Tells everything once more, from the first step on, as plainly as can be. */
    void tellAll(URI address) throws IOException, InterruptedException {
        for (int step = 0; step < steps(); step++) {
            tell(address, tape.plain(step));
        }
    }

    /** Tells one thing, and sees to it that of what is in the ledger nothing is taken anew. */
    private void tell(URI address, Request request) throws IOException, InterruptedException {
        JsonNode answer = answer(request.to(address));
        boolean frames = answer.has("frames_taken");
        long anew = frames
                ? answer.path("frames_taken").asLong() * KillTape.EVENTS
                : answer.path("accepted").asLong();
        boolean whole = frames || answer.path("acknowledged_ids").size() == request.upTo() - request.from();
        if (!whole || !answer.path("rejected").isEmpty()) {
            throw new IllegalStateException("not all was acknowledged: " + answer);
        }
        long known = Math.max(0, Math.min(acknowledged, request.upTo()) - request.from());
        lost += Math.max(0, anew - (request.upTo() - request.from() - known));
        acknowledged = Math.max(acknowledged, request.upTo());
        requests++;
    }

    /** The predictions behind those that were seen already. */
    private List<JsonNode> predictions(URI address) throws IOException, InterruptedException {
        JsonNode page = answer(HttpRequest.newBuilder(
                        address.resolve("/api/v1/predictions?device=" + device.deviceText() + "&after=" + cursor))
                .build());
        cursor = page.path("next_after").asLong();
        List<JsonNode> found = new ArrayList<>();
        page.path("predictions").forEach(found::add);
        return found;
    }

    static JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    request.uri() + " was answered with " + response.statusCode() + ": " + response.body());
        }
        return read(response.body());
    }

    static JsonNode read(String json) throws IOException {
        return JSON.readTree(json);
    }
}
