package io.neuralfocus.simulator;

import io.neuralfocus.event.Categories;

/** What an app is for a person, with the category bits that an agent would hint. */
enum Role {
    BUILD(Categories.IDE),
    WRITE(Categories.PRODUCTIVITY),
    BROWSE(Categories.BROWSER),
    TALK(Categories.COMMUNICATION),
    PLAY(Categories.ENTERTAINMENT),
    TIDY(Categories.PSEUDO_PRODUCTIVE),
    OTHER(Categories.NONE);

    private final int categories;

    Role(int categories) {
        this.categories = categories;
    }

    int categories() {
        return categories;
    }

    /**
     * How much more often an app of this role is turned to in a state. Mild on purpose: no reachable recording can
     * check how category and switching hang together, so a model must not learn much of it from here.
     */
    double drawnToIn(State state) {
        return switch (state) {
            case FOCUSED ->
                switch (this) {
                    case BUILD, WRITE -> 1.6;
                    case BROWSE, OTHER -> 1.0;
                    case TALK, TIDY -> 0.7;
                    case PLAY -> 0.5;
                };
            case DISTRACTED -> this == PLAY ? 2.5 : this == BROWSE ? 1.5 : 0.8;
            case PSEUDO_PRODUCTIVE -> this == TIDY ? 2.5 : this == TALK ? 1.3 : 0.8;
            case COMMUNICATING -> this == TALK ? 3.0 : 0.8;
            case SHALLOW, BREAK, AWAY -> 1.0;
        };
    }
}
