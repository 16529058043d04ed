package io.neuralfocus.serving.pipeline;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.json.AppKnowledge;

/** What the catalogue knows, as the JSON doors ask for it. */
record CatalogKnowledge(Catalog catalog) implements AppKnowledge {

    @Override
    public int categories(AppName app) {
        return catalog.find(app).categories();
    }

    @Override
    public int hintForTitle(String title) {
        return catalog.hintForTitle(title);
    }
}
