package io.neuralfocus.event.json;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;

/** What the JSON doors ask of whoever knows apps. */
public interface AppKnowledge {

    /** Knows no app and no title. */
    AppKnowledge NONE = new AppKnowledge() {
        @Override
        public int categories(AppName app) {
            return Categories.NONE;
        }

        @Override
        public int hintForTitle(String title) {
            return Categories.NONE;
        }
    };

    /** The {@link Categories} of an app, {@link Categories#NONE} where it is not known. */
    int categories(AppName app);

    /** The hint that the title of a page tells; nothing without {@link Categories#TOLD}. */
    int hintForTitle(String title);
}
