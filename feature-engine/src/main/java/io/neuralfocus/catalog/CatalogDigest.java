package io.neuralfocus.catalog;

import io.neuralfocus.event.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The SHA-256 of everything that a catalogue can answer, in one fixed order. Comments, the order of lines, the case of
 * ASCII letters and the file in which something is said do not count; no field can hold a tab or a line's end.
 */
final class CatalogDigest {

    private final MessageDigest sha256 = Sha256.begun();

    CatalogDigest() {
        line("catalogue", "1");
    }

    void names(String namespace, Directory directory) {
        entries(namespace, directory.wholeNames());
        entries(namespace + " cut", directory.cutNames());
    }

    private void entries(String kind, Map<String, AppEntry> names) {
        new TreeMap<>(names)
                .forEach((key, app) -> line(
                        kind,
                        key,
                        app.id(),
                        app.displayName(),
                        Integer.toString(app.categories()),
                        app.productivity().label(),
                        app.overridden() ? "overridden" : "shipped"));
    }

    void titles(Map<TitlePattern, Integer> titles) {
        titles.forEach((pattern, categories) -> line("title", pattern.text(), Integer.toString(categories)));
    }

    void suffixes(PublicSuffixes suffixes) {
        new TreeSet<>(suffixes.listed()).forEach(suffix -> line("suffix", suffix));
    }

    private void line(String... fields) {
        sha256.update((String.join("\t", fields) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
