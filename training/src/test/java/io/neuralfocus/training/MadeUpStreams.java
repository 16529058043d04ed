package io.neuralfocus.training;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.JsonLogWriter;
import io.neuralfocus.event.json.LateMark;
import io.neuralfocus.event.json.LogLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Streams of people who switch at random and type a little, from a seed. */
final class MadeUpStreams {

    static final long SECOND_US = 1_000_000;
    private static final List<String> APPS = List.of("code", "slack", "firefox", "mpv");

    private MadeUpStreams() {}

    /** So many seconds of one person; who is restless switches more often. */
    static List<StreamItem> person(long seed, long startUs, int seconds, double restless) {
        Random random = new Random(seed);
        List<StreamItem> items = new ArrayList<>();
        String app = APPS.get(0);
        items.add(new StreamItem.Happened(Event.focusChange(startUs, AppName.of(app), 0)));
        for (int s = 1; s <= seconds; s++) {
            long atUs = startUs + s * SECOND_US + random.nextInt(900_000);
            if (random.nextDouble() < restless) {
                app = APPS.get(random.nextInt(APPS.size()));
                items.add(new StreamItem.Happened(Event.focusChange(atUs, AppName.of(app), 0)));
            } else if (random.nextDouble() < 0.5) {
                items.add(new StreamItem.Happened(Event.of(atUs, EventType.KEY_PRESS, AppName.of(app))));
            }
        }
        return items;
    }

    static Path log(Path file, String user, String session, List<StreamItem> items) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JsonLogWriter log = new JsonLogWriter(out)) {
            for (StreamItem item : items) {
                log.write(new LogLine(user, "", session, LateMark.UNTOLD, item));
            }
        }
        return file;
    }
}
