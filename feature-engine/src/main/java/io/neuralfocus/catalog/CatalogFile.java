package io.neuralfocus.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A catalogue file as it was read: the apps it tells, and what is wrong with its lines. Its form is described in
 * {@code docs/catalog.md}.
 */
public final class CatalogFile {

    /** The shipped file has a hundredth of it. */
    static final int LARGEST = 8 << 20;

    private final String name;
    private final List<AppBlock> apps;
    private final List<Finding> findings;

    CatalogFile(String name, List<AppBlock> apps, List<Finding> findings) {
        this.name = name;
        this.apps = List.copyOf(apps);
        this.findings = List.copyOf(findings);
    }

    /** Reads a file; whatever is wrong with what it says becomes findings, only a failing disk throws. */
    public static CatalogFile read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ofUtf8(file.toString(), in.readNBytes(LARGEST + 1));
        }
    }

    /** The file of this name with these bytes. */
    public static CatalogFile ofUtf8(String name, byte[] utf8) {
        if (utf8.length > LARGEST) {
            return unreadable(
                    name, "it is larger than " + LARGEST + " bytes: a catalogue file is a short list of apps.");
        }
        try {
            return parse(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(utf8))
                            .toString());
        } catch (CharacterCodingException e) {
            return unreadable(name, "it is not UTF-8: save it as UTF-8 text.");
        }
    }

    /** The file of this name with this text. */
    public static CatalogFile parse(String name, String text) {
        return new CatalogParser(name).parse(text);
    }

    private static CatalogFile unreadable(String name, String reason) {
        return new CatalogFile(name, List.of(), List.of(new Finding(name, 0, Fault.MALFORMED, reason)));
    }

    public String name() {
        return name;
    }

    List<AppBlock> apps() {
        return apps;
    }

    /** What is wrong with single lines; {@link CatalogLint} adds what is wrong between them. */
    List<Finding> findings() {
        return findings;
    }
}
