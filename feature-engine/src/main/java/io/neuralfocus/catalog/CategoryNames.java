package io.neuralfocus.catalog;

import io.neuralfocus.event.Categories;
import java.util.OptionalInt;

/** How categories are written in catalogue files: names in the order of their bits, with commas, or a dash for none. */
final class CategoryNames {

    static final String NO_CATEGORY = "-";

    private CategoryNames() {}

    /** The bits of what is written; empty if a name is unknown, told twice or out of order. */
    static OptionalInt parse(String written) {
        if (written.equals(NO_CATEGORY)) {
            return OptionalInt.of(Categories.NONE);
        }
        int bits = 0;
        for (String name : written.split(",", -1)) {
            int index = Categories.NAMES.indexOf(name);
            if (index < 0 || bits >= 1 << index) {
                return OptionalInt.empty();
            }
            bits |= 1 << index;
        }
        return OptionalInt.of(bits);
    }
}
