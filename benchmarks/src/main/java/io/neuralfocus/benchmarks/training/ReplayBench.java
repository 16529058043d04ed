package io.neuralfocus.benchmarks.training;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.wire.FrameEncoder;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.training.Training;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.RowStream;
import io.neuralfocus.training.dataset.StateLabels;
import io.neuralfocus.training.dataset.StreamRows;
import io.neuralfocus.training.replay.Replay;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/** A frame file of a busy device, 100 events a second, replayed into labelled rows; the best of some turns. */
final class ReplayBench {

    private static final long SPACING_US = 10_000;
    private static final int MINUTE_EVENTS = 6_000;
    private static final List<AppName> APPS = List.of(
            AppName.of("chrome.exe"), AppName.of("Code.exe"), AppName.of("slack.exe"), AppName.of("explorer.exe"));

    private ReplayBench() {}

    static void print(int events, int turns) throws IOException {
        Path file = Files.createTempFile("replay-", ".nfe");
        try {
            write(file, events);
            for (FeatureSchema schema : FeatureSchema.all()) {
                double best = 0;
                int rows = 0;
                for (int turn = 0; turn < turns; turn++) {
                    LabelledRows made = new LabelledRows(schema);
                    Replay replay = new Replay(stream -> new StreamRows(
                            RowStream.of(stream), Catalog.shipped(), Training.STEP_US, made, StateLabels.NONE));
                    long begun = System.nanoTime();
                    replay.play(file, rejection -> {
                        throw new IllegalStateException(rejection.toString());
                    });
                    best = Math.max(best, replay.events() / ((System.nanoTime() - begun) / 1e9));
                    rows = made.size();
                }
                System.out.printf(
                        Locale.ROOT,
                        "replay of frames into rows of %s, every 10 s: %,.0f events/s on one thread (%,d events, %,d rows)%n",
                        schema.version(),
                        best,
                        events,
                        rows);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file, int events) throws IOException {
        SplittableRandom random = new SplittableRandom(27);
        UUID device = new UUID(1, 1);
        FrameEncoder encoder = new FrameEncoder();
        long frames = 0;
        encoder.begin(device, frames++, 0);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            AppName app = APPS.get(0);
            for (int i = 0; i < events; i++) {
                long atUs = 1_800_000_000_000_000L + i * SPACING_US;
                if (i % MINUTE_EVENTS == 0) {
                    app = APPS.get(random.nextInt(APPS.size()));
                }
                if (!encoder.add(event(random, atUs, app, i % MINUTE_EVENTS == 0))) {
                    out.write(encoder.finish(0));
                    encoder.begin(device, frames++, 0);
                    encoder.add(event(random, atUs, app, false));
                }
            }
            out.write(encoder.finish(0));
        }
    }

    private static Event event(SplittableRandom random, long atUs, AppName app, boolean change) {
        int dice = random.nextInt(100);
        if (change) {
            return Event.focusChange(atUs, app, 0);
        }
        if (dice < 60) {
            return Event.mouseMove(atUs, app, random.nextInt(1920), random.nextInt(1080), random.nextInt(4000));
        }
        return dice < 80 ? Event.of(atUs, EventType.KEY_PRESS, app) : Event.of(atUs, EventType.KEY_RELEASE, app);
    }
}
