package io.neuralfocus.cli;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.JsonLogWriter;
import io.neuralfocus.event.json.LateMark;
import io.neuralfocus.event.json.LogLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small logs for tests. */
final class Logs {

    static final long SECOND_US = 1_000_000;

    private Logs() {}

    static StreamItem focus(double second, String app) {
        return new StreamItem.Happened(Event.focusChange((long) (second * SECOND_US), AppName.of(app), 0));
    }

    static StreamItem key(double second, String app) {
        return new StreamItem.Happened(Event.of((long) (second * SECOND_US), EventType.KEY_PRESS, AppName.of(app)));
    }

    static LogLine line(String user, String session, StreamItem item) {
        return new LogLine(user, "", session, LateMark.UNTOLD, item);
    }

    static Path write(Path file, List<LogLine> lines) throws IOException {
        try (JsonLogWriter log = new JsonLogWriter(Files.newOutputStream(file))) {
            for (LogLine line : lines) {
                log.write(line);
            }
        }
        return file;
    }
}
