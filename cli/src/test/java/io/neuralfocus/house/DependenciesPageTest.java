package io.neuralfocus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever a pom asks for by name has its line in {@code docs/dependencies.md}. */
class DependenciesPageTest {

    private static final Pattern ASKED = Pattern.compile(
            "<(dependency|plugin|path)>\\s*<groupId>([^<]*)</groupId>\\s*<artifactId>([^<]*)</artifactId>");

    @Test
    void shouldHaveALineForEverythingThatIsAskedFor() throws IOException {
        String page = Files.readString(House.ROOT.resolve("docs/dependencies.md"));
        Set<String> asked = new TreeSet<>(pluginsOf(Files.readString(House.ROOT.resolve("pom.xml"))));
        for (String module : House.modules()) {
            asked.addAll(asked(Files.readString(House.ROOT.resolve(module).resolve("pom.xml"))));
        }
        assertTrue(asked.size() > 15, asked::toString);
        List<String> missing =
                asked.stream().filter(name -> !page.contains(name)).toList();
        assertEquals(List.of(), missing, "not told in docs/dependencies.md");
    }

    private static List<String> asked(String pom) {
        List<String> names = new ArrayList<>();
        Matcher asked = ASKED.matcher(pom);
        while (asked.find()) {
            if (!asked.group(2).equals("io.neuralfocus")) {
                names.add(asked.group(3));
            }
        }
        return names;
    }

    /** The parent manages versions of more than is asked for; its plugins are used in every module. */
    private static List<String> pluginsOf(String parent) {
        return asked(parent.substring(parent.indexOf("<pluginManagement>")));
    }
}
