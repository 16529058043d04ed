package io.neuralfocus.cli.demo;

import io.neuralfocus.cli.demo.FocusClient.Seen;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A line for each person now and then: for files and pipes. */
final class LineBoard implements Board {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintStream out;

    LineBoard(PrintStream out) {
        this.out = out;
    }

    @Override
    public long everyMs() {
        return 1_000;
    }

    @Override
    public void show(long nowUs, List<Watcher> people, long events, long predictions) {
        for (Watcher person : people) {
            Optional<Seen> newest = person.newest();
            if (newest.isPresent() && !person.isAway()) {
                Seen seen = newest.get();
                out.println(String.format(
                        Locale.ROOT,
                        "%s  %-12s %-24.24s risk %.2f %-6s  focus %s %3.0f",
                        time(seen.timestampUs()),
                        person.name(),
                        seen.app(),
                        seen.risk(),
                        seen.category(),
                        seen.focusIsIndex() ? "index" : "score",
                        seen.focusScore()));
            } else {
                out.println(String.format(
                        Locale.ROOT,
                        "%s  %-12s %s",
                        time(nowUs),
                        person.name(),
                        newest.isPresent() ? "away" : "sits down"));
            }
        }
    }

    static String time(long timestampUs) {
        return TIME.format(Instant.EPOCH.plus(timestampUs, ChronoUnit.MICROS));
    }

    @Override
    public void close() {
        out.flush();
    }
}
