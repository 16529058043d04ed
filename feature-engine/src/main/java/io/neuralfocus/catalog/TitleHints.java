package io.neuralfocus.catalog;

import io.neuralfocus.event.Categories;
import java.util.Map;

/**
 * Tells categories from the title of a browser's window: of every app one of whose patterns fits. A pattern describes a
 * page's own title; browsers put their name behind it, some a profile's name too, each after a dash.
 *
 * @param categories what a pattern's app is
 */
record TitleHints(Map<TitlePattern, Integer> categories) {

    /** The browser's name and the profile's. */
    private static final int PARTS_OF_THE_BROWSER = 2;

    int hint(String title) {
        String page = NameForm.folded(title);
        int hint = Categories.TOLD | fitting(page);
        for (int part = 0; part < PARTS_OF_THE_BROWSER; part++) {
            int dash = lastDash(page);
            if (dash < 0) {
                return hint;
            }
            page = page.substring(0, dash);
            hint |= fitting(page);
        }
        return hint;
    }

    private int fitting(String page) {
        int bits = Categories.NONE;
        for (Map.Entry<TitlePattern, Integer> known : categories.entrySet()) {
            if (known.getKey().matches(page)) {
                bits |= known.getValue();
            }
        }
        return bits;
    }

    private static int lastDash(String page) {
        return Math.max(page.lastIndexOf(" - "), Math.max(page.lastIndexOf(" – "), page.lastIndexOf(" — ")));
    }
}
