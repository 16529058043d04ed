package io.neuralfocus.cli;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.wire.FrameEncoder;
import io.neuralfocus.store.people.DeviceKey;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** What a device has to tell, step by step: each step is made once and is the same whenever it is told again. */
interface KillTape {

    /** How many events a step has. */
    int EVENTS = 40;

    /** The requests that tell a step, one after the other; chance may split it and repeat some of what was told before. */
    List<Request> step(int number, Random chance);

    /** The same as plainly as can be. */
    Request plain(int number);

    /**
     * A request.
     *
     * @param path where to
     * @param from the first of the device's events in it, counted over all steps
     * @param upTo the one behind the last
     */
    record Request(String path, String mediaType, byte[] body, long from, long upTo) {

        HttpRequest to(URI address) {
            return HttpRequest.newBuilder(address.resolve(path))
                    .header("Content-Type", mediaType)
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
        }
    }

    /** Frames of two seconds, each with its watermark. */
    record Frames(DeviceKey device, long startUs, long seed) implements KillTape {

        private static final long SPAN_US = 2_000_000;
        private static final AppName[] APPS = {AppName.of("code"), AppName.of("slack"), AppName.of("firefox")};

        @Override
        public List<Request> step(int number, Random chance) {
            List<Request> requests = new ArrayList<>();
            if (number > 0 && chance.nextInt(8) == 0) {
                requests.add(plain(number - 1));
            }
            requests.add(plain(number));
            return requests;
        }

        @Override
        public Request plain(int number) {
            Random random = new Random(seed + number);
            long fromUs = startUs + number * SPAN_US;
            FrameEncoder encoder = new FrameEncoder().begin(device.device(), number, 0);
            for (int i = 0; i < EVENTS; i++) {
                AppName app = APPS[random.nextInt(30) / 28 + random.nextInt(2)];
                EventType type = random.nextInt(20) == 0 ? EventType.WINDOW_FOCUS_CHANGE : EventType.KEY_PRESS;
                encoder.add(Event.of(fromUs + i * SPAN_US / EVENTS + random.nextInt(10_000), type, app));
            }
            return new Request(
                    "/api/v1/events/frames",
                    "application/vnd.neuralfocus.events",
                    encoder.finish(fromUs + SPAN_US - 1),
                    (long) number * EVENTS,
                    (number + 1L) * EVENTS);
        }
    }

    /** Batches of the client contract, each of twelve seconds. */
    record Batches(DeviceKey device, long startUs, long seed) implements KillTape {

        private static final int STEP_MS = 300;
        private static final String[] KEYS = {"code", "slack", "outlook", "idea"};

        @Override
        public List<Request> step(int number, Random chance) {
            long from = (long) number * EVENTS;
            long upTo = from + EVENTS;
            return switch (chance.nextInt(4)) {
                case 0 -> List.of(batch(from, from + EVENTS * 2 / 3), batch(from + EVENTS / 3, upTo));
                case 1 -> List.of(batch(Math.max(0, from - EVENTS / 2), upTo));
                default -> List.of(plain(number));
            };
        }

        @Override
        public Request plain(int number) {
            return batch((long) number * EVENTS, (number + 1L) * EVENTS);
        }

        private Request batch(long from, long upTo) {
            List<String> items = new ArrayList<>();
            for (long i = from; i < upTo; i++) {
                Random random = new Random(seed + i);
                items.add(String.format(
                        Locale.ROOT,
                        "{\"event_id\":\"%s\",\"ts\":%d,\"kind\":\"app\",\"key\":\"%s\",\"secs\":0.2,\"extras\":{}}",
                        new UUID(seed, i),
                        startUs / 1_000 + i * STEP_MS + random.nextInt(100),
                        KEYS[random.nextInt(20) / 17 + random.nextInt(2)]));
            }
            String body = "{\"device_id\":\"" + device.deviceText() + "\",\"sequence_start\":" + from
                    + ",\"client_version\":\"trial-1\",\"events\":[" + String.join(",", items) + "]}";
            return new Request(
                    "/api/v1/events/batch", "application/json", body.getBytes(StandardCharsets.UTF_8), from, upTo);
        }
    }
}
