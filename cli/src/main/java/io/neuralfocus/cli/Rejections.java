package io.neuralfocus.cli;

import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What could not be taken from one file: counted by code, and the first of it in full. */
final class Rejections implements Consumer<Rejection> {

    private final Map<RejectionCode, Long> counts = new EnumMap<>(RejectionCode.class);
    private Optional<Rejection> first = Optional.empty();

    @Override
    public void accept(Rejection rejection) {
        counts.merge(rejection.code(), 1L, Long::sum);
        if (first.isEmpty()) {
            first = Optional.of(rejection);
        }
    }

    /** How many, by code and in words, with the first one; empty if there was none. */
    Optional<String> told(Path file) {
        return first.map(rejection -> file + ": not taken: "
                + counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().code())
                        .collect(Collectors.joining(", "))
                + "; the first at " + rejection + ".");
    }
}
