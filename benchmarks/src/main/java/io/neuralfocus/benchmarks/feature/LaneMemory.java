package io.neuralfocus.benchmarks.feature;

import io.neuralfocus.catalog.AppEntry;
import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.catalog.ProductivityCategory;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.feature.FeatureStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.openjdk.jol.info.GraphLayout;

/** What a lane weighs in memory, without the catalogue and the constants that all lanes share. */
final class LaneMemory {

    private static final List<AppName> APPS = List.of(
            AppName.of("chrome.exe"),
            AppName.of("Code.exe"),
            AppName.of("slack.exe"),
            AppName.of("WINWORD.EXE"),
            AppName.of("explorer.exe"));

    private LaneMemory() {}

    static void print(PrintStream out) {
        out.printf(Locale.ROOT, "%n%-36s %-6s %12s%n", "memory of a lane after an hour", "schema", "bytes");
        for (FeatureSchema schema : FeatureSchema.all()) {
            row(out, "calm: windows and a key now and then", schema, 0, 0.2);
            row(out, "125 Hz mouse and 10 keys/s", schema, 125, 10);
        }
    }

    private static void row(PrintStream out, String what, FeatureSchema schema, int movesPerSecond, double keys) {
        out.printf(Locale.ROOT, "%-36s %-6s %12d%n", what, schema.version(), bytes(schema, movesPerSecond, keys));
    }

    private static long bytes(FeatureSchema schema, int movesPerSecond, double keysPerSecond) {
        Catalog catalog = Catalog.shipped();
        FeatureStream stream = new FeatureStream(catalog, schema, FeatureStream.PREDICTION_STEP_US);
        SplittableRandom random = new SplittableRandom(5);
        AppName app = APPS.get(0);
        long tick = 4_000;
        for (long at = 0; at < 3_600_000_000L; at += tick) {
            if (random.nextInt(20_000_000 / (int) tick) == 0) {
                app = APPS.get(random.nextInt(APPS.size()));
                take(stream, Event.focusChange(at, app, 0));
                take(stream, Event.titleChange(at, app, random.nextInt(80), random.nextInt(30), 0));
            }
            if (movesPerSecond > 0 && at / tick % (1_000_000 / tick / movesPerSecond) == 0) {
                take(stream, Event.mouseMove(at, app, random.nextInt(1920), random.nextInt(1080), 900));
            }
            if (random.nextDouble() < keysPerSecond * (double) tick / 1e6) {
                take(stream, Event.of(at, EventType.KEY_PRESS, app));
            }
        }
        GraphLayout shared =
                GraphLayout.parseInstance(catalog, AppEntry.UNKNOWN, EventType.values(), ProductivityCategory.values());
        return GraphLayout.parseInstance(stream, catalog).subtract(shared).totalSize();
    }

    private static void take(FeatureStream stream, Event event) {
        stream.accept(event);
        while (stream.nextInstant()) {
            // Only time moves: what is kept is what is asked for here.
        }
    }
}
