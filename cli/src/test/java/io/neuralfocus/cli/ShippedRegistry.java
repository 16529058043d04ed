package io.neuralfocus.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The house's own model registry, copied to where a test may change it. */
final class ShippedRegistry {

    private ShippedRegistry() {}

    static Path copyTo(Path folder) throws IOException {
        Path shipped = Path.of(System.getProperty("focus.root", ".."), "models", "registry");
        List<Path> all;
        try (Stream<Path> files = Files.walk(shipped)) {
            all = files.toList();
        }
        for (Path file : all) {
            Path place = folder.resolve(shipped.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(place);
            } else {
                Files.copy(file, place);
            }
        }
        return folder;
    }

    /** The version that the copy's champion points at. */
    static String champion(Path registry) {
        CommandRun run = CommandRun.of("models", "show", "champion", "--registry", registry.toString());
        return run.outLines().get(0).substring("version".length()).strip();
    }
}
