package io.neuralfocus.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The files that come with the product, beside this class. */
final class ShippedFiles {

    static final String APPS = "apps.tsv";
    static final String SUFFIXES = "public-suffixes.txt";

    private ShippedFiles() {}

    static CatalogFile apps() {
        return CatalogFile.ofUtf8(APPS, bytes(APPS));
    }

    static PublicSuffixes suffixes() {
        return new PublicSuffixes(new String(bytes(SUFFIXES), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = ShippedFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + resource + ": build it anew.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The jar's " + resource + " cannot be read", e);
        }
    }
}
