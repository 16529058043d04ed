package io.neuralfocus.event;

import java.util.List;
import java.util.Random;

/** Random events within what every format can carry, or beyond it where asked. */
public final class RandomEvents {

    private static final String[] LETTERS = {"a", "Z", "0", ".", " ", "ı", "ß", "é", "字", "📝", "\u0301"};

    private static final List<EventType> TYPES = List.of(EventType.values());

    private final Random random;

    public RandomEvents(long seed) {
        random = new Random(seed);
    }

    /** How many cases a random test runs at this scale. */
    public static int cases(int quick, int sample, int night) {
        return switch (System.getProperty("focus.test.scale", "sample")) {
            case "quick" -> quick;
            case "night" -> night;
            default -> sample;
        };
    }

    public Random random() {
        return random;
    }

    /** An event that a 64-byte record carries whole. */
    public Event framed(int utcOffsetSeconds) {
        EventType type = TYPES.get(random.nextInt(TYPES.size()));
        int[] words = words(type);
        return new Event(
                timestamp(),
                type,
                AppName.of(name(32)),
                word(),
                word(),
                words[0],
                words[1],
                words[2],
                0,
                AppName.NONE,
                utcOffsetSeconds);
    }

    /** An event as only the JSON doors can tell it. */
    public Event told(int utcOffsetSeconds) {
        Event event = framed(utcOffsetSeconds);
        return new Event(
                event.timestampUs(),
                event.type(),
                AppName.of(name(90)),
                event.processId(),
                event.windowHandle(),
                event.word0(),
                event.word1(),
                event.word2(),
                random.nextBoolean() ? 0 : random.nextLong(28_800_000_001L),
                random.nextInt(4) == 0 ? AppName.of(name(40)) : AppName.NONE,
                utcOffsetSeconds);
    }

    private int[] words(EventType type) {
        return switch (type) {
            case KEY_PRESS, KEY_RELEASE -> new int[] {0, 0, word()};
            case MOUSE_MOVE, MOUSE_CLICK, MOUSE_WHEEL -> new int[] {word(), word(), word()};
            case WINDOW_FOCUS_CHANGE, WINDOW_TITLE_CHANGE -> new int[] {word(), word(), hint()};
            case IDLE_START, IDLE_END -> new int[] {word(), 0, 0};
            case WINDOW_MINIMIZE, WINDOW_MAXIMIZE, SCREEN_LOCK, SCREEN_UNLOCK -> new int[3];
        };
    }

    private int hint() {
        return random.nextBoolean() ? 0 : Categories.TOLD | random.nextInt(Categories.ALL + 1);
    }

    public long timestamp() {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> Event.LATEST_US;
            case 2 -> random.nextLong(Event.LATEST_US + 1);
            default -> 1_760_000_000_000_000L + random.nextLong(86_400_000_000L);
        };
    }

    /** A name of at most so many bytes, of letters of one to four bytes. */
    public String name(int mostBytes) {
        StringBuilder name = new StringBuilder();
        int bytes = 0;
        int letters = random.nextInt(mostBytes + 1);
        for (int i = 0; i < letters; i++) {
            String letter = LETTERS[random.nextInt(LETTERS.length)];
            bytes += AppName.of(letter).length();
            if (bytes > mostBytes) {
                break;
            }
            name.append(letter);
        }
        return name.toString();
    }

    public int word() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(100);
            case 2 -> -1 - random.nextInt(100);
            default -> random.nextInt();
        };
    }
}
