package io.neuralfocus.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What holds when files are laid over each other, the shipped one first: of an app, of a name in its namespace and of a
 * title pattern the strongest file that tells it.
 */
final class Layers {

    private final Map<String, Integer> definedBy = new HashMap<>();
    private final Map<String, AppEntry> definitions = new HashMap<>();
    private final Map<Name, Holding> names = new HashMap<>();
    private final Map<TitlePattern, String> titles = new HashMap<>();

    Layers(List<CatalogFile> files) {
        for (int layer = 0; layer < files.size(); layer++) {
            CatalogFile file = files.get(layer);
            for (AppBlock app : file.apps()) {
                add(file, layer, app);
            }
        }
    }

    private void add(CatalogFile file, int layer, AppBlock app) {
        app.definition().ifPresent(definition -> {
            definitions.put(app.id(), definition);
            definedBy.put(app.id(), layer);
        });
        for (AppBlock.Alias alias : app.aliases()) {
            names.put(
                    new Name(alias.namespace(), alias.key()),
                    new Holding(alias.namespace(), alias.key(), app.id(), layer, file.name(), alias.line()));
        }
        for (AppBlock.Title title : app.titles()) {
            titles.put(title.pattern(), app.id());
        }
    }

    boolean defines(String id) {
        return definitions.containsKey(id);
    }

    /** The apps that some name or title leads to. */
    Set<String> idsWithNames() {
        Set<String> ids = new HashSet<>(titles.values());
        names.values().forEach(name -> ids.add(name.id));
        return ids;
    }

    /** Every name that holds, the strongest file first, then in the order in which namespaces are searched. */
    List<Holding> names() {
        List<Holding> sorted = new ArrayList<>(names.values());
        sorted.sort(Comparator.comparingInt(Holding::layer)
                .reversed()
                .thenComparing(Holding::namespace)
                .thenComparing(Holding::key));
        return sorted;
    }

    /** What the name leads to: marked as overridden if any file but the shipped one had a say in it. */
    AppEntry entry(Holding name) {
        AppEntry app = definitions.getOrDefault(name.id, AppEntry.UNKNOWN);
        boolean overridden = name.layer > 0 || definedBy.getOrDefault(name.id, 0) > 0;
        return new AppEntry(app.id(), app.displayName(), app.categories(), app.productivity(), overridden);
    }

    /** Title patterns with the categories they tell, in the order of their text. */
    Map<TitlePattern, Integer> titles() {
        Map<TitlePattern, Integer> sorted = new TreeMap<>((a, b) -> a.text().compareTo(b.text()));
        titles.forEach((pattern, id) -> sorted.put(
                pattern, definitions.getOrDefault(id, AppEntry.UNKNOWN).categories()));
        return sorted;
    }

    private record Name(Namespace namespace, String key) {}

    /**
     * A name that holds, and which line of which file says so.
     *
     * @param layer 0 for the shipped file
     */
    record Holding(Namespace namespace, String key, String id, int layer, String file, int line) {}
}
