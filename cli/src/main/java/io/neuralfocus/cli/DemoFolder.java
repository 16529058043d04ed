package io.neuralfocus.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a demo remembers: a folder that is asked for, or one that is gone afterwards. */
record DemoFolder(Path path, boolean temporary) implements AutoCloseable {

    static DemoFolder of(Optional<Path> asked) throws IOException {
        return asked.isPresent()
                ? new DemoFolder(asked.get(), false)
                : new DemoFolder(Files.createTempDirectory("focus-demo-"), true);
    }

    @Override
    public void close() throws IOException {
        if (!temporary) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
