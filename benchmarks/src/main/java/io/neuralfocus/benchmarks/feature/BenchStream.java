package io.neuralfocus.benchmarks.feature;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Evenly spaced events, as many in 30 seconds as asked for, from a fixed seed. */
final class BenchStream {

    static final int FRAME_EVENTS = 3_999;

    private static final int FEWEST_FRAMES = 64;
    private static final long START_US = 1_800_000_000_000_000L;
    private static final List<AppName> APPS = List.of(
            AppName.of("chrome.exe"),
            AppName.of("Code.exe"),
            AppName.of("slack.exe"),
            AppName.of("WINWORD.EXE"),
            AppName.of("explorer.exe"),
            AppName.of("spotify.exe"),
            AppName.of("WindowsTerminal.exe"),
            AppName.of("Teams.exe"));

    private final List<Event> events = new ArrayList<>();
    private final long spacingUs;

    private BenchStream(int eventsIn30s) {
        spacingUs = 30_000_000L / eventsIn30s;
    }

    /** Some frames' worth of events, to be played again and again. */
    static BenchStream of(String kind, int eventsIn30s) {
        return of(kind, eventsIn30s, FEWEST_FRAMES * FRAME_EVENTS);
    }

    /** Enough events to fill the long window, which is ten short ones, and a little more. */
    static BenchStream filling(String kind, int eventsIn30s) {
        return of(kind, eventsIn30s, 11 * eventsIn30s);
    }

    private static BenchStream of(String kind, int eventsIn30s, int count) {
        BenchStream stream = new BenchStream(eventsIn30s);
        SplittableRandom random = new SplittableRandom(27);
        AppName app = APPS.get(0);
        for (int i = 0; i < count; i++) {
            long at = START_US + i * stream.spacingUs;
            int dice = kind.equals("mouse") ? 0 : random.nextInt(100);
            int x = random.nextInt(1920);
            int y = random.nextInt(1080);
            if (dice < 60) {
                stream.events.add(Event.mouseMove(at, app, x, y, random.nextInt(4000)));
            } else if (dice < 75) {
                stream.events.add(Event.of(at, EventType.KEY_PRESS, app));
            } else if (dice < 90) {
                stream.events.add(Event.of(at, EventType.KEY_RELEASE, app));
            } else if (dice < 93) {
                stream.events.add(Event.mouseClick(at, app, x, y, 1));
            } else if (dice < 96) {
                stream.events.add(Event.mouseWheel(at, app, x, y, -120));
            } else if (dice < 98) {
                stream.events.add(Event.titleChange(at, app, random.nextInt(90), random.nextInt(40), 0));
            } else {
                app = APPS.get(random.nextInt(APPS.size()));
                stream.events.add(Event.focusChange(at, app, 0));
            }
        }
        return stream;
    }

    List<Event> events() {
        return events;
    }

    /** How much later the stream begins when it is played once more. */
    long lengthUs() {
        return events.size() * spacingUs;
    }
}
