package io.neuralfocus.cli.demo;

import io.neuralfocus.cli.demo.FocusClient.Seen;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table that is drawn again in its place: for people. */
final class ScreenBoard implements Board {

    private static final String ESCAPE = "\u001b[";
    private static final String PLAIN = ESCAPE + "0m";
    private static final String FAINT = ESCAPE + "2m";
    private static final String BOLD = ESCAPE + "1m";
    private static final Map<String, String> COLOURS =
            Map.of("LOW", ESCAPE + "32m", "MEDIUM", ESCAPE + "33m", "HIGH", ESCAPE + "31m");

    /** A line that a narrow terminal breaks in two would be one more than is gone back over: they are cut off instead. */
    private static final String CUT_LINES = ESCAPE + "?7l";

    private static final String BREAK_LINES = ESCAPE + "?7h";
    private static final String HIDE_CURSOR = ESCAPE + "?25l";
    private static final String SHOW_CURSOR = ESCAPE + "?25h";

    private static final int BAR = 20;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
    private static final String LEVELS = "▁▂▃▄▅▆▇█";

    private final PrintStream out;
    private final int speed;
    private int drawn;

    ScreenBoard(PrintStream out, int speed) {
        this.out = out;
        this.speed = speed;
        out.print(HIDE_CURSOR + CUT_LINES);
    }

    @Override
    public long everyMs() {
        return 200;
    }

    @Override
    public void show(long nowUs, List<Watcher> people, long events, long predictions) {
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append(ESCAPE).append(drawn).append("A\r");
        }
        int lines = 0;
        lines += line(
                text,
                BOLD + "neural-focus" + PLAIN + FAINT
                        + String.format(
                                Locale.ROOT,
                                "  %s of their Monday (%d x)   %,d events sent   %,d predictions",
                                LineBoard.time(nowUs),
                                speed,
                                events,
                                predictions)
                        + PLAIN);
        lines += line(text, "");
        lines += line(
                text,
                FAINT
                        + String.format(
                                Locale.ROOT,
                                "%-12s %-20s %-27s %-8s %-5s %s",
                                "person",
                                "app",
                                "risk of a switch in 30 s",
                                "",
                                "index",
                                "before")
                        + PLAIN);
        for (Watcher person : people) {
            lines += line(text, row(person));
        }
        drawn = lines;
        out.print(text);
        out.flush();
    }

    private static int line(StringBuilder text, String line) {
        text.append(line).append(ESCAPE).append("K\n");
        return 1;
    }

    private static String row(Watcher person) {
        if (person.newest().isEmpty() || person.isAway()) {
            String instead = person.newest().isEmpty() ? "sits down" : "away";
            return String.format(Locale.ROOT, "%-12s %s%-20s%s", person.name(), FAINT, instead, PLAIN);
        }
        Seen seen = person.newest().get();
        String colour = COLOURS.getOrDefault(seen.category(), "");
        return String.format(
                Locale.ROOT,
                "%-12s %-20.20s %s%s %4.0f %%  %-8s%s %4.0f  %s",
                person.name(),
                seen.app(),
                colour,
                bar(seen.risk()),
                100 * seen.risk(),
                seen.category(),
                PLAIN,
                seen.focusScore(),
                before(person.recent()));
    }

    private static String bar(double share) {
        int eighths = (int) Math.round(share * BAR * 8);
        StringBuilder bar = new StringBuilder("█".repeat(eighths / 8));
        if (eighths % 8 > 0) {
            bar.append(EIGHTHS.charAt(eighths % 8));
        }
        return bar.append(" ".repeat(BAR - bar.length())).toString();
    }

    private static String before(List<Seen> recent) {
        StringBuilder levels = new StringBuilder(FAINT);
        for (Seen seen : recent) {
            levels.append(LEVELS.charAt((int) Math.min(7, seen.risk() * 8)));
        }
        return levels.append(PLAIN).toString();
    }

    @Override
    public void close() {
        out.println(SHOW_CURSOR + BREAK_LINES);
        out.flush();
    }
}
