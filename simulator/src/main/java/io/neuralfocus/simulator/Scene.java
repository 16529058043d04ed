package io.neuralfocus.simulator;

import io.neuralfocus.event.Categories;

/** One piece of a day: somebody works in a window, or nobody is there. Scenes tile the day. */
sealed interface Scene {

    long fromUs();

    long toUs();

    State state();

    /**
     * A visit to an app.
     *
     * @param app the app, as this person uses it
     * @param title the document it begins with
     * @param hint what the agent says of it, {@link Categories#TOLD} included, or 0
     */
    record Visit(long fromUs, long toUs, State state, UsedApp app, int title, int hint) implements Scene {

        double seconds() {
            return (toUs - fromUs) / 1e6;
        }
    }

    /** An absence; the window in focus stays what it was. */
    record Absence(long fromUs, long toUs, State state, Locking locking) implements Scene {}

    /** How the screen of an empty chair fares. */
    enum Locking {
        NEVER,
        ON_LEAVING,
        AFTER_A_WHILE
    }
}
