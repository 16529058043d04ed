package io.neuralfocus.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The house as the parent pom tells it, and as it was built. */
final class House {

    static final Path ROOT = Path.of(System.getProperty("focus.root", ".."));

    private static final Pattern MODULE = Pattern.compile("<module>\\s*([^<\\s]+)\\s*</module>");

    /** What JMH generates out of a benchmark has no shape that we could give it. */
    private static final ImportOption WRITTEN_BY_US = (Location place) -> !place.contains("/jmh_generated/");

    private House() {}

    /** Folders of the modules that the parent pom builds. */
    static List<String> modules() throws IOException {
        List<String> modules = modules(Files.readString(ROOT.resolve("pom.xml")));
        assertTrue(modules.size() > 1, () -> "modules of the parent pom: " + modules);
        return modules;
    }

    static List<String> modules(String pom) {
        return MODULE.matcher(pom)
                .results()
                .map((MatchResult module) -> module.group(1))
                .toList();
    }

    /** What was compiled from the main sources of all modules; each of them stands on this module's class path. */
    static JavaClasses classes() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(WRITTEN_BY_US)
                .importPackages(Room.HOUSE);
    }
}
