package io.neuralfocus.catalog;

/** What can be wrong with a catalogue file. */
public enum Fault {
    /** The file or a line of it is not of the form that catalogue files have. */
    MALFORMED(true),
    EMPTY_FIELD(true),
    /** No such category, productivity category or namespace. */
    UNKNOWN_WORD(true),
    /** A name without an app: nothing above it, or an app that no file defines. */
    WITHOUT_APP(true),
    /** One thing is said in two ways, so what holds would hang on the order of search. */
    CONTRADICTION(true),
    /** Names of two apps are the same once they are cut to the wire's 32 bytes. */
    CUT_COLLISION(true),
    /** The same is said twice. */
    DUPLICATE(false),
    UNSORTED(false),
    /** Nothing that is ever asked leads to it, or the answer is the same without it. */
    UNREACHABLE(false);

    private final boolean refused;

    Fault(boolean refused) {
        this.refused = refused;
    }

    /** A file with this fault is not taken; with the others it is, since its meaning is plain. */
    public boolean isRefused() {
        return refused;
    }
}
