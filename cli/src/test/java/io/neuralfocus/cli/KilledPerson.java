package io.neuralfocus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralfocus.store.people.DeviceKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Somebody who begins and ends focus sessions and labels their time, and remembers what they were told. */
final class KilledPerson {

    private final DeviceKey device;
    private final Instant from;
    private final Set<Long> labelled = new HashSet<>();
    private final Set<Long> begun = new HashSet<>();
    private final Set<Long> ended = new HashSet<>();
    private int spans;

    KilledPerson(DeviceKey device, Instant from) {
        this.device = device;
        this.from = from;
    }

    /** How many of their words were acknowledged. */
    long acknowledged() {
        return (long) labelled.size() + begun.size() + ended.size();
    }

    void load(URI address, KillFuse fuse) {
        try {
            endWhatIsOpen(address);
            while (!fuse.isOver()) {
                fuse.sending();
                long session = post(address, "/api/v1/sessions", ",\"type\":\"natural\"")
                        .path("id")
                        .asLong();
                begun.add(session);
                fuse.acknowledged();
                fuse.sending();
                labelled.add(
                        post(address, "/api/v1/labels", nextSpan()).path("id").asLong());
                fuse.acknowledged();
                fuse.sending();
                end(address, session);
                fuse.acknowledged();
            }
        } catch (IOException e) {
            // It was killed: whether this word was taken nobody knows.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every label is of a span of its own, so that one which is kept twice is seen. */
    private String nextSpan() {
        Instant begin = from.plusSeconds(spans++);
        return ",\"source\":\"RETROSPECTIVE\",\"outcome\":\"FOCUSED\",\"from\":\"" + begin + "\",\"to\":\""
                + begin.plusSeconds(1) + "\"";
    }

    private void endWhatIsOpen(URI address) throws IOException, InterruptedException {
        for (JsonNode session : get(address, "/api/v1/sessions?limit=1&").path("sessions")) {
            if (session.path("end_time").isNull()) {
                end(address, session.path("id").asLong());
            }
        }
    }

    private void end(URI address, long session) throws IOException, InterruptedException {
        post(address, "/api/v1/sessions/" + session + "/end?device=" + device.deviceText(), "");
        ended.add(session);
    }

    /** How many of their acknowledged words the service does not know. */
    long lost(URI address) throws IOException, InterruptedException {
        Set<Long> unknown = new HashSet<>(labelled);
        for (JsonNode page = get(address, "/api/v1/labels?");
                !page.path("labels").isEmpty();
                page = get(address, "/api/v1/labels?after=" + page.path("next_after") + "&")) {
            page.path("labels").forEach(label -> unknown.remove(label.path("id").asLong()));
        }
        long lost = unknown.size();
        for (long session : begun) {
            // One that is not there is answered with 404, which ends the trial.
            JsonNode known = get(address, "/api/v1/sessions/" + session + "?");
            lost += known.path("end_time").isNull() && ended.contains(session) ? 1 : 0;
        }
        return lost;
    }

    /** How many labels are kept more than once. */
    long twice(URI address) throws IOException, InterruptedException {
        Map<String, Integer> kept = new HashMap<>();
        for (JsonNode page = get(address, "/api/v1/labels?");
                !page.path("labels").isEmpty();
                page = get(address, "/api/v1/labels?after=" + page.path("next_after") + "&")) {
            page.path("labels").forEach(label -> kept.merge(label.path("from").asText(), 1, Integer::sum));
        }
        return kept.values().stream().filter(times -> times > 1).count();
    }

    private JsonNode get(URI address, String path) throws IOException, InterruptedException {
        return KilledDevice.answer(HttpRequest.newBuilder(address.resolve(path + "device=" + device.deviceText()))
                .build());
    }

    private JsonNode post(URI address, String path, String more) throws IOException, InterruptedException {
        String body = more.isEmpty() ? "" : "{\"device_id\":\"" + device.deviceText() + "\"" + more + "}";
        return KilledDevice.answer(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }
}
