package io.neuralfocus.benchmarks.ingest;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.wire.FrameEncoder;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.OfferedBatch;
import io.neuralfocus.store.intake.OfferedItem;
import io.neuralfocus.store.people.DeviceKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/** What devices send, the same for whoever takes it: batches of JSON items, or frames of a moving mouse and typing hands. */
final class Load {

    static final int BATCH = 200;
    static final int FRAME = 3_999;

    private static final int DEVICES = 8;
    private static final long START_US = 1_800_000_000_000_000L;
    private static final String[] APPS = {
        "com.android.chrome", "com.slack", "org.telegram.messenger", "com.spotify.music"
    };

    private final SplittableRandom random;

    Load(long seed) {
        random = new SplittableRandom(seed);
    }

    private static DeviceKey device(int i) {
        return DeviceKey.alone(new UUID(17, i % DEVICES));
    }

    List<OfferedBatch> batches(int count) {
        List<OfferedBatch> batches = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            List<OfferedItem> items = new ArrayList<>(BATCH);
            for (int k = 0; k < BATCH; k++) {
                UUID id = new UUID(random.nextLong(), random.nextLong());
                String content = String.format(
                        Locale.ROOT,
                        "{\"event_id\":\"%s\",\"ts\":%d,\"kind\":\"app\",\"key\":\"%s\",\"secs\":%d,\"extras\":{}}",
                        id,
                        START_US / 1_000 + i * 60_000L + k * 250L,
                        APPS[random.nextInt(APPS.length)],
                        random.nextInt(60));
                items.add(new OfferedItem(id, random.nextLong(), content.getBytes(StandardCharsets.UTF_8)));
            }
            batches.add(new OfferedBatch(device(i), START_US + i, items));
        }
        return batches;
    }

    List<AcceptedFrame> frames(int count) {
        List<AcceptedFrame> frames = new ArrayList<>(count);
        AppName app = AppName.of("Code.exe");
        int x = 960;
        int y = 540;
        long atUs = START_US;
        for (int i = 0; i < count; i++) {
            DeviceKey device = device(i);
            FrameEncoder encoder = new FrameEncoder().begin(device.device(), i, 3_600);
            for (int k = 0; k < FRAME; k++) {
                atUs += 4_000 + random.nextInt(12_000);
                int dice = random.nextInt(100);
                if (dice < 70) {
                    x += random.nextInt(41) - 20;
                    y += random.nextInt(41) - 20;
                    encoder.add(Event.mouseMove(atUs, app, x, y, random.nextInt(1_500)));
                } else if (dice < 98) {
                    encoder.add(Event.of(atUs, dice % 2 == 0 ? EventType.KEY_PRESS : EventType.KEY_RELEASE, app));
                } else {
                    encoder.add(Event.focusChange(atUs, app, 0));
                }
            }
            frames.add(new AcceptedFrame(device, i, i, START_US + i, encoder.finish(atUs)));
        }
        return frames;
    }
}
