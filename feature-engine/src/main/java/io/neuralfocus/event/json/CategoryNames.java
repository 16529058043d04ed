package io.neuralfocus.event.json;

import io.neuralfocus.event.Categories;
import java.util.ArrayList;
import java.util.List;

/** How categories are written in JSON. */
final class CategoryNames {

    private CategoryNames() {}

    /** The bit of a category; {@link Categories#NONE} if there is none of this name. */
    static int bit(String name) {
        int place = Categories.NAMES.indexOf(name);
        return place < 0 ? Categories.NONE : 1 << place;
    }

    /** The names of these categories. */
    static List<String> of(int categories) {
        List<String> names = new ArrayList<>(Categories.NAMES.size());
        for (int place = 0; place < Categories.NAMES.size(); place++) {
            if ((categories & 1 << place) != 0) {
                names.add(Categories.NAMES.get(place));
            }
        }
        return names;
    }
}
