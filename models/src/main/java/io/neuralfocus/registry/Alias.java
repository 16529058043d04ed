package io.neuralfocus.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A name that points at a version, and may be moved. */
public enum Alias {
    /** Answers. */
    CHAMPION,
    /** Answers for a share, in an experiment. */
    CHALLENGER,
    /** Computed and stored, never shown. */
    SHADOW;

    /** As it is written in files and commands. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Alias> named(String label) {
        return Arrays.stream(values())
                .filter(alias -> alias.label().equals(label))
                .findFirst();
    }
}
