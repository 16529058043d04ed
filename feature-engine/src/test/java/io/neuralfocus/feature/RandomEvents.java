package io.neuralfocus.feature;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Draws single events: of the types this stream likes, of few apps, with payloads at and beyond their limits. */
final class RandomEvents {

    static final AppName OVERRIDDEN = AppName.of("overridden.example");

    private static final List<AppName> APPS = List.of(
            OVERRIDDEN,
            AppName.of("chrome.exe"),
            AppName.of("CHROME.exe"),
            AppName.of("Code.exe"),
            AppName.of("slack.exe"),
            AppName.of("spotify.exe"),
            AppName.of("winword.exe"),
            AppName.of("youtube.com"),
            AppName.of("linkedin.com"),
            AppName.of("a"),
            AppName.of("ı"),
            AppName.of("\uD835\uDCB3"),
            AppName.of("日本語のとても長いアプリケーション名"),
            AppName.of("an-app-whose-name-is-longer-than-the-thirty-two-bytes-of-the-wire.exe"));

    private static final int[] WORDS = {0, 1, 7, 40, 65_534, 65_535, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE, -1};
    private static final int[] PLACES = {
        0, 1, -1, 524_286, 524_287, 524_288, -524_287, -524_288, -524_289, Integer.MAX_VALUE, Integer.MIN_VALUE
    };
    private static final int[] IDLE_MS = {0, 1, 500, 2_500, 5_000, 30_000, 60_000, 299_999, 300_000, 600_000, -1};
    private static final long[] LASTING_US = {0, 1, 500_000, 5_000_000, 30_000_000, 300_000_000, 28_800_000_000L};
    private static final int[] OFFSETS = {0, 3_600, -18_000, 20_700, 45_900, 64_800, -64_800};

    private final SplittableRandom random;
    private final List<EventType> urn;
    private final AppName[] apps;
    private final int named;
    private final int hinted;
    private final int lasting;
    private final int hosted;
    private AppName current;
    private int utcOffsetSeconds;
    private int drawn;

    RandomEvents(SplittableRandom random) {
        this.random = random;
        this.urn = drawUrn();
        this.apps = new AppName[1 + random.nextInt(6)];
        for (int i = 0; i < apps.length; i++) {
            apps[i] = APPS.get(random.nextInt(APPS.size()));
        }
        this.named = random.nextInt(5) == 0 ? random.nextInt(100) : 100 - random.nextInt(20);
        this.hinted = random.nextInt(2) * random.nextInt(60);
        this.lasting = random.nextInt(4) == 0 ? random.nextInt(60) : 0;
        this.hosted = random.nextInt(3) == 0 ? random.nextInt(60) : 0;
        this.current = apps[0];
        this.utcOffsetSeconds = any(OFFSETS);
    }

    /** All alike; mostly away and back; windows alone; or any weights, many of them none. */
    private List<EventType> drawUrn() {
        List<EventType> drawn = new ArrayList<>();
        int kind = random.nextInt(5);
        for (EventType type : EventType.values()) {
            boolean window = type.code() >= 6 && type.code() <= 9;
            int weight = switch (kind) {
                case 0 -> 1;
                case 1 -> type.code() >= 10 ? 6 : 1;
                case 2 -> window ? 4 : type.code() >= 10 ? 1 : 0;
                default -> Math.max(0, random.nextInt(9) - 4);
            };
            drawn.addAll(Collections.nCopies(weight, type));
        }
        List<EventType> all = List.of(EventType.values());
        drawn.add(all.get(random.nextInt(all.size())));
        return drawn;
    }

    /** How many were drawn so far. */
    int drawn() {
        return drawn;
    }

    Event next(long timestampUs) {
        return ofType(urn.get(random.nextInt(urn.size())), timestampUs);
    }

    Event ofType(EventType type, long timestampUs) {
        drawn++;
        if (random.nextInt(200) == 0) {
            utcOffsetSeconds = any(OFFSETS);
        }
        Event event = switch (type) {
            case KEY_PRESS, KEY_RELEASE -> Event.of(timestampUs, type, name(), any(WORDS), any(WORDS), 0);
            case MOUSE_MOVE -> Event.mouseMove(timestampUs, name(), place(), place(), speed());
            case MOUSE_CLICK -> Event.mouseClick(timestampUs, name(), place(), place(), 1 + random.nextInt(3));
            case MOUSE_WHEEL -> Event.mouseWheel(timestampUs, name(), place(), place(), any(WORDS));
            case WINDOW_FOCUS_CHANGE -> Event.focusChange(timestampUs, focused(), hint());
            case WINDOW_TITLE_CHANGE -> titleChange(timestampUs);
            case WINDOW_MINIMIZE, WINDOW_MAXIMIZE, SCREEN_LOCK, SCREEN_UNLOCK -> Event.of(timestampUs, type, name());
            case IDLE_START, IDLE_END -> Event.of(timestampUs, type, name(), any(IDLE_MS), 0, 0);
        };
        if (chance(hosted)) {
            event = event.inside(anyApp());
        }
        if (chance(lasting)) {
            event = event.lasting(LASTING_US[random.nextInt(LASTING_US.length)]);
        }
        return event.withUtcOffset(utcOffsetSeconds);
    }

    private Event titleChange(long timestampUs) {
        AppName app = random.nextInt(3) == 0 ? name() : current;
        int length = random.nextBoolean() ? random.nextInt(80) : any(WORDS);
        int hash = random.nextBoolean() ? random.nextInt(3) : random.nextInt();
        return Event.titleChange(timestampUs, app, length, hash, hint());
    }

    private AppName focused() {
        AppName app = name();
        current = app.isEmpty() ? current : app;
        return app;
    }

    private AppName name() {
        return chance(named) ? anyApp() : AppName.NONE;
    }

    private AppName anyApp() {
        return apps[random.nextInt(apps.length)];
    }

    private int hint() {
        if (!chance(hinted)) {
            return random.nextInt(4) == 0 ? random.nextInt(64) : 0;
        }
        return Categories.TOLD | (random.nextInt(8) == 0 ? random.nextInt() & 0x7FFF_FFFF : random.nextInt(64));
    }

    private int place() {
        return random.nextInt(4) == 0 ? any(PLACES) : random.nextInt(3_840);
    }

    private int speed() {
        return random.nextInt(4) == 0 ? any(WORDS) : random.nextInt(5_000);
    }

    private int any(int[] values) {
        return values[random.nextInt(values.length)];
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
