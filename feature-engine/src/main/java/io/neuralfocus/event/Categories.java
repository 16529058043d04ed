package io.neuralfocus.event;

import java.util.List;

/**
 * A set of app categories as bits, in the order of the wire's {@code category_hint}. With {@link #TOLD} set it is a
 * hint that was told, even an empty one; without it, as a hint, it says nothing.
 */
public final class Categories {

    public static final int NONE = 0;
    public static final int BROWSER = 1;
    public static final int IDE = 2;
    public static final int COMMUNICATION = 4;
    public static final int ENTERTAINMENT = 8;
    public static final int PRODUCTIVITY = 16;
    public static final int PSEUDO_PRODUCTIVE = 32;
    public static final int ALL = 63;
    public static final int TOLD = 1 << 31;

    /** How they are written in files and answers, in the order of their bits. */
    public static final List<String> NAMES =
            List.of("browser", "ide", "communication", "entertainment", "productivity", "pseudo-productive");

    private Categories() {}

    /** The bit of the category written so; {@link #NONE} if there is none. */
    public static int bit(String name) {
        int place = NAMES.indexOf(name);
        return place < 0 ? NONE : 1 << place;
    }

    public static boolean isTold(int hint) {
        return hint < 0;
    }
}
