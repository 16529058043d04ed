package io.neuralfocus.event.json;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.RejectionCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** What one item of a batch stands for. */
final class BatchItemReader {

    private static final int MOST_KEY_CHARACTERS = 255;
    private static final long MOST_SECONDS = 28_800;

    private final DoorTerms terms;

    BatchItemReader(DoorTerms terms) {
        this.terms = terms;
    }

    BatchItem read(JsonValue item, int index) throws Broken {
        if (!item.isObject()) {
            throw new Broken(RejectionCode.INVALID_TYPE, "the item is not a JSON object");
        }
        item.checkToldOnce();
        long timestampUs = timestampUs(item);
        UUID eventId = Uuids.parse(item.get("event_id").rawText())
                .orElseThrow(() -> new Broken(RejectionCode.INVALID_EVENT_ID, "event_id is not a UUID"));
        EventKind kind = kind(item);
        String key = key(item);
        long durationUs = durationUs(item, timestampUs);
        JsonValue extras = extras(item);
        String title = optional(extras, "title");
        String browser = optional(extras, "package");

        List<Event> events = switch (kind) {
            case APP -> app(key, timestampUs, durationUs, extras, title);
            case URL -> page(key, timestampUs, durationUs, extras, title, browser);
            case SCREEN -> screen(key, timestampUs, durationUs);
        };
        String digest = digest(timestampUs, durationUs, kind, key, title, browser);
        String toldId = item.get("event_id").rawText();
        String name = kind == EventKind.URL ? events.get(0).app().toString() : key;
        return new BatchItem(index, eventId, toldId, timestampUs, durationUs, kind, name, digest, events);
    }

    /** Too old comes first of all: an id that old may have been forgotten, so it must not even be looked at. */
    private long timestampUs(JsonValue item) throws Broken {
        JsonValue ts = required(item, "ts");
        long us = 1000 * ts.integer("ts", 0, Event.LATEST_US / 1000, RejectionCode.INVALID_TIMESTAMP);
        if (us < terms.nowUs() - terms.retentionUs()) {
            throw new Broken(RejectionCode.TOO_OLD, "ts is older than anything that is remembered");
        }
        if (us > terms.latestUs()) {
            throw new Broken(RejectionCode.CLOCK_SKEW, "ts is more than 5 minutes ahead of the server's clock");
        }
        return us;
    }

    private static EventKind kind(JsonValue item) throws Broken {
        return switch (required(item, "kind").rawText()) {
            case "app" -> EventKind.APP;
            case "url" -> EventKind.URL;
            case "screen" -> EventKind.SCREEN;
            default -> throw new Broken(RejectionCode.UNKNOWN_KIND, "kind is none of app, url and screen");
        };
    }

    private static String key(JsonValue item) throws Broken {
        String key = required(item, "key").text("key", MOST_KEY_CHARACTERS, RejectionCode.INVALID_KEY);
        if (key.isEmpty()) {
            throw new Broken(RejectionCode.INVALID_KEY, "key is empty");
        }
        return key;
    }

    private long durationUs(JsonValue item, long timestampUs) throws Broken {
        JsonValue secs = required(item, "secs");
        long us = Numbers.micros(secs.number("secs", RejectionCode.INVALID_DURATION), "secs", MOST_SECONDS);
        if (timestampUs + us > terms.latestUs()) {
            throw new Broken(RejectionCode.CLOCK_SKEW, "ts + secs is more than 5 minutes ahead of the server's clock");
        }
        return us;
    }

    private static JsonValue extras(JsonValue item) throws Broken {
        JsonValue extras = item.get("extras");
        if (extras.isTold() && !extras.isObject()) {
            throw new Broken(RejectionCode.INVALID_EXTRAS, "extras is not a JSON object");
        }
        extras.checkToldOnce();
        return extras;
    }

    private static String optional(JsonValue extras, String field) throws Broken {
        JsonValue told = extras.get(field);
        return told.isTold() ? told.text("extras." + field, Bodies.MOST_BYTES, RejectionCode.INVALID_EXTRAS) : "";
    }

    private static JsonValue required(JsonValue item, String field) throws Broken {
        JsonValue value = item.get(field);
        if (!value.isTold()) {
            throw new Broken(RejectionCode.MISSING_FIELD, field + " is missing");
        }
        return value;
    }

    private List<Event> app(String key, long at, long durationUs, JsonValue extras, String title) {
        AppName app = AppName.of(key);
        Event focus = told(Event.focusChange(at, app, Categories.NONE), durationUs);
        // The patterns describe pages, so only a browser's title is held against them.
        boolean shows = (terms.apps().categories(app) & Categories.BROWSER) != 0;
        int hint = shows ? terms.apps().hintForTitle(title) : Categories.NONE;
        return withTitle(focus, extras, title, hint);
    }

    private List<Event> page(
            String key, long at, long durationUs, JsonValue extras, String title, String browserPackage) throws Broken {
        String host = Host.of(key).orElseThrow(() -> new Broken(RejectionCode.INVALID_KEY, "key names no host"));
        AppName browser = AppName.of(browserPackage);
        int flags = browser.isEmpty() ? Categories.NONE : terms.apps().categories(browser);
        int hint = flags == Categories.NONE ? Categories.NONE : Categories.TOLD | flags;
        Event focus =
                told(Event.focusChange(at, AppName.of(host), hint), durationUs).inside(browser);
        int titleHint = terms.apps().hintForTitle(title);
        return withTitle(focus, extras, title, Categories.isTold(titleHint) ? titleHint | flags : hint);
    }

    private List<Event> withTitle(Event focus, JsonValue extras, String title, int hint) {
        if (!extras.get("title").isTold()) {
            return List.of(focus);
        }
        int length = title.codePointCount(0, title.length());
        int hash = terms.titles().of(title);
        Event change = Event.titleChange(focus.timestampUs(), focus.app(), length, hash, hint);
        return List.of(focus, told(change, focus.durationUs()).inside(focus.hostOf()));
    }

    private List<Event> screen(String key, long at, long durationUs) throws Broken {
        EventType type = switch (key) {
            case "LOCK_SCREEN", "SCREEN_OFF" -> EventType.SCREEN_LOCK;
            case "UNLOCK_SCREEN", "SCREEN_ON" -> EventType.SCREEN_UNLOCK;
            default ->
                throw new Broken(
                        RejectionCode.UNKNOWN_SCREEN_STATE,
                        "key is none of LOCK_SCREEN, SCREEN_OFF, UNLOCK_SCREEN and SCREEN_ON");
        };
        List<Event> events = new ArrayList<>();
        // Its secs are told by the unlock at their end, so the lock itself lasts no longer than its instant.
        events.add(told(Event.of(at, type, AppName.NONE), 0));
        if (type == EventType.SCREEN_LOCK && durationUs > 0) {
            events.add(told(Event.of(at + durationUs, EventType.SCREEN_UNLOCK, AppName.NONE), 0));
        }
        return events;
    }

    private Event told(Event event, long durationUs) {
        return event.lasting(durationUs).withUtcOffset(terms.utcOffsetSeconds());
    }

    /** A length stands before each text, so that no two different items spell the same. */
    private String digest(long at, long durationUs, EventKind kind, String key, String title, String browser) {
        String all = at + " " + durationUs + " " + kind + " " + key.length() + " " + key + title.length() + " " + title
                + browser;
        return HexFormat.of().formatHex(terms.titles().digest(all.getBytes(StandardCharsets.UTF_8)));
    }
}
