package io.neuralfocus.event.json;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** UUIDs in their one written form: the JDK's own parser also takes {@code 1-1-1-1-1}. */
public final class Uuids {

    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Uuids() {}

    /** The UUID written so, in letters of either case; empty if it is none. */
    public static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
