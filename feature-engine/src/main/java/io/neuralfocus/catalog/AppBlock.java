package io.neuralfocus.catalog;

import java.util.List;
import java.util.Optional;

/**
 * An app as a file tells it: its line, and the names and titles indented below it.
 *
 * @param definition empty if the file only adds names to an app of a weaker file
 */
record AppBlock(int line, String id, Optional<AppEntry> definition, List<Alias> aliases, List<Title> titles) {

    /**
     * A name of the app.
     *
     * @param key the ident as it is compared
     */
    record Alias(int line, Namespace namespace, String ident, String key) {}

    /** What the app's titles look like. */
    record Title(int line, TitlePattern pattern) {}
}
