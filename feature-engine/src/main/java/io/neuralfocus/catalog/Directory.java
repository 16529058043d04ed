package io.neuralfocus.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names of one namespace, or of all together, as they are looked up: whole, or cut as the wire cuts them. */
final class Directory {

    private final Map<String, AppEntry> whole = new HashMap<>();
    private final Map<String, AppEntry> cut = new HashMap<>();

    /** Adds a name; one that is already there stays. */
    void add(String key, AppEntry entry) {
        whole.putIfAbsent(key, entry);
        if (NameForm.utf8Length(key) > NameForm.WIRE_BYTES) {
            cut.putIfAbsent(NameForm.cut(key), entry);
        }
    }

    /** The name itself, else a longer name that the wire had no room for. */
    Optional<AppEntry> wholeOrCut(String key) {
        AppEntry entry = whole.get(key);
        return Optional.ofNullable(entry != null ? entry : cut.get(key));
    }

    Map<String, AppEntry> wholeNames() {
        return whole;
    }

    Map<String, AppEntry> cutNames() {
        return cut;
    }
}
