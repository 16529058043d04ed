package io.neuralfocus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files that come with the product are as the lint wants them, and hold what was promised. */
class ShippedFilesTest {

    private final CatalogFile apps = ShippedFiles.apps();

    @Test
    void shouldHaveNoFinding() {
        assertEquals(
                "",
                CatalogLint.check(List.of(apps)).stream().map(Finding::toString).collect(Collectors.joining("\n")));
    }

    @Test
    void shouldKnowHundredsOfAppsOfEveryKind() {
        Map<Namespace, Set<String>> byNamespace = new EnumMap<>(Namespace.class);
        Set<String> onDesktops = new HashSet<>();
        for (AppBlock app : apps.apps()) {
            for (AppBlock.Alias alias : app.aliases()) {
                byNamespace
                        .computeIfAbsent(alias.namespace(), namespace -> new HashSet<>())
                        .add(app.id());
                if (alias.namespace().compareTo(Namespace.LINUX) <= 0) {
                    onDesktops.add(app.id());
                }
            }
        }
        assertTrue(onDesktops.size() >= 300, "desktop apps: " + onDesktops.size());
        for (Namespace namespace : Namespace.values()) {
            int known = byNamespace.getOrDefault(namespace, Set.of()).size();
            assertTrue(known >= 150, namespace + ": " + known);
        }
    }

    @Test
    void shouldListPublicSuffixesOfTwoLabelsAndMoreInLowerCase() {
        Set<String> suffixes = ShippedFiles.suffixes().listed();
        for (String suffix : suffixes) {
            assertTrue(suffix.indexOf('.') > 0 && suffix.equals(NameForm.folded(suffix)), suffix);
        }
        assertTrue(suffixes.size() > 100);
    }
}
