package io.neuralfocus.store.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scripts stay as they are: stores have been made with them, and a changed one would never reach those. */
class ScriptsTest {

    private static final Map<String, String> SHA_256 = Map.ofEntries(
            Map.entry(
                    "postgresql/V2__the_whole_store.sql",
                    "1a7fee2a89033b517654974756f995be0a16ac06f2ec1c48691b245e711cfca1"),
            Map.entry(
                    "postgresql/V3__local_time_and_the_shadow.sql",
                    "ba0036a011a4c715d1dc609186ed8a79ab1977ec6e1b2c68974adf84d0467fa5"),
            Map.entry(
                    "sqlite/V1__frames_and_predictions.sql",
                    "639e8a1256ff1261e3b1758574ba6bde12a3290029a330cc0eb63dcaeda5eaeb"),
            Map.entry(
                    "sqlite/V2__the_whole_store.sql",
                    "73c449850ba7fc1f29b5e46c1e9f6fde75b84b35a8a3a3c9d38f444fb09004cb"),
            Map.entry(
                    "sqlite/V3__local_time_and_the_shadow.sql",
                    "c1b9ada4156863ab4d7fe76b5e65661345569c48399de36d75abc31422a59fca"));

    @Test
    void shouldStayAsTheyAreAndBeFollowedByOthers() throws IOException, NoSuchAlgorithmException {
        Path scripts = Path.of(System.getProperty("focus.root", ".."), "store/src/main/resources/io/neuralfocus/store");
        Map<String, String> found = new TreeMap<>();
        for (String database : List.of("sqlite", "postgresql")) {
            try (Stream<Path> files = Files.list(scripts.resolve(database))) {
                for (Path file : files.toList()) {
                    found.put(database + "/" + file.getFileName(), digest(file));
                }
            }
        }
        assertEquals(new TreeMap<>(SHA_256), found, "a change is another script, with its digest here");
    }

    private static String digest(Path file) throws IOException, NoSuchAlgorithmException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return HexFormat.of().formatHex(digest);
        }
    }
}
