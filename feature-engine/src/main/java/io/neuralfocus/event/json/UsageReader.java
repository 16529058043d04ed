package io.neuralfocus.event.json;

import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import java.util.ArrayList;
import java.util.List;

/** Reads bodies of usage items, in the form of phones ({@code package}) and in that of desktops ({@code app_name}). */
public final class UsageReader {

    private static final List<String> LISTS = List.of("items", "entries", "sessions");

    private final UsageItemReader items;

    public UsageReader(long nowUs) {
        items = new UsageItemReader(nowUs);
    }

    public Body<UsageBatch> read(byte[] body) {
        return Bodies.read(body, this::batch);
    }

    private UsageBatch batch(JsonValue body) throws Broken {
        List<UsageItem> taken = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        int index = 0;
        for (JsonValue item : list(body)) {
            try {
                taken.add(items.read(item, index));
            } catch (Broken broken) {
                rejected.add(new Rejection(broken.code(), index, item.offset(), broken.sentence()));
            }
            index++;
        }
        return new UsageBatch(taken, rejected);
    }

    /** The first of the three names that holds anything. */
    private static List<JsonValue> list(JsonValue body) throws Broken {
        for (String name : LISTS) {
            JsonValue value = body.get(name);
            if (value.isTruthy()) {
                if (!value.isList()) {
                    throw new Broken(RejectionCode.INVALID_TYPE, name + " is not a list of items");
                }
                return value.items();
            }
        }
        return List.of();
    }

    /**
     * Reads the body of a desktop, which names its device and is taken whole or not at all. It may tell of nothing: a
     * duration of 0, an end at the start.
     */
    public Body<DesktopUsage> readDesktop(byte[] body) {
        return Bodies.read(body, this::desktop);
    }

    private DesktopUsage desktop(JsonValue body) throws Broken {
        JsonValue entries = body.get("entries");
        if (!entries.isList()) {
            throw new Broken(RejectionCode.INVALID_TYPE, "entries is not a list of items");
        }
        List<UsageItem> taken = new ArrayList<>();
        for (JsonValue entry : entries.items()) {
            taken.add(items.readDesktop(entry, taken.size()));
        }
        return new DesktopUsage(EventBatchReader.deviceId(body), taken);
    }
}
