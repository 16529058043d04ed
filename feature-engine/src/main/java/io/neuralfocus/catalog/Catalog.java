package io.neuralfocus.catalog;

import io.neuralfocus.event.AppName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of apps, by their names and titles. Immutable.
 *
 * <p>A name is looked up whole, then as the cut of a longer one, then, as a host, by its parent domains. A name that
 * comes without its namespace is looked for in all of them: what a stronger file says goes first, then the order of
 * {@link Namespace}.
 */
public final class Catalog {

    /** A host has at most this many characters; of longer names no parent domain is looked for. */
    private static final int LONGEST_HOST = 253;

    private final List<CatalogFile> files;
    private final PublicSuffixes suffixes;
    private final Map<Namespace, Directory> byNamespace = new EnumMap<>(Namespace.class);
    private final Directory everywhere = new Directory();
    private final TitleHints titles;
    private final String digest;

    private Catalog(List<CatalogFile> files, PublicSuffixes suffixes) {
        this.files = List.copyOf(files);
        this.suffixes = suffixes;
        Layers layers = new Layers(files);
        for (Namespace namespace : Namespace.values()) {
            byNamespace.put(namespace, new Directory());
        }
        for (Layers.Holding name : layers.names()) {
            AppEntry entry = layers.entry(name);
            directory(name.namespace()).add(name.key(), entry);
            everywhere.add(name.key(), entry);
        }
        titles = new TitleHints(layers.titles());
        digest = digestOfAll();
    }

    /** The catalogue that comes with the product. */
    public static Catalog shipped() {
        return Shipped.CATALOG;
    }

    /**
     * This catalogue with files laid over it: an administrator's, then a user's. Each is stronger than the ones before.
     *
     * @throws InvalidCatalogException if the meaning of a file is not plain; its message tells every line and what to do
     */
    public Catalog with(CatalogFile... overrides) {
        List<CatalogFile> added = List.of(overrides);
        List<Finding> refused = CatalogLint.check(files, added).stream()
                .filter(finding -> finding.fault().isRefused())
                .toList();
        if (!refused.isEmpty()) {
            throw new InvalidCatalogException(refused);
        }
        List<CatalogFile> all = new ArrayList<>(files);
        all.addAll(added);
        return new Catalog(all, suffixes);
    }

    /** What is known of an app whose platform is not told; {@link AppEntry#UNKNOWN} if nothing. */
    public AppEntry find(AppName name) {
        String key = NameForm.folded(name.toString());
        return everywhere.wholeOrCut(key).or(() -> byParentDomain(key)).orElse(AppEntry.UNKNOWN);
    }

    /** What is known of an app by its name on one platform; {@link AppEntry#UNKNOWN} if nothing. */
    public AppEntry find(Namespace namespace, String ident) {
        String key = NameForm.folded(ident);
        return directory(namespace)
                .wholeOrCut(key)
                .or(() -> namespace == Namespace.WEB ? byParentDomain(key) : Optional.empty())
                .orElse(AppEntry.UNKNOWN);
    }

    private Optional<AppEntry> byParentDomain(String host) {
        if (host.length() > LONGEST_HOST) {
            return Optional.empty();
        }
        return suffixes.nearestParent(host, directory(Namespace.WEB).wholeNames());
    }

    /**
     * The category hint that the title of a browser's window tells: the categories of every app with a title pattern
     * that fits. It is told ({@link io.neuralfocus.event.Categories#TOLD}) also when nothing fits, so that the hint of the page before does
     * not outlive it. Patterns describe pages: titles of other apps are not to be asked.
     */
    public int hintForTitle(String title) {
        return titles.hint(title);
    }

    /** SHA-256, in hexadecimal, of all that can be answered: it changes if and only if an answer does. */
    public String digest() {
        return digest;
    }

    private String digestOfAll() {
        CatalogDigest all = new CatalogDigest();
        byNamespace.forEach((namespace, names) -> all.names(namespace.label(), names));
        all.names("everywhere", everywhere);
        all.titles(titles.categories());
        all.suffixes(suffixes);
        return all.hex();
    }

    private Directory directory(Namespace namespace) {
        Directory directory = byNamespace.get(namespace);
        if (directory == null) {
            throw new IllegalStateException("No names of " + namespace);
        }
        return directory;
    }

    /** Read when first asked for, once. */
    private static final class Shipped {
        static final Catalog CATALOG = new Catalog(List.of(ShippedFiles.apps()), ShippedFiles.suffixes());

        private Shipped() {}
    }
}
