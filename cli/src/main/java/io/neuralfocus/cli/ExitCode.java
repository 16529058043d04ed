package io.neuralfocus.cli;

/** What a command's exit tells a script. */
final class ExitCode {

    static final int OK = 0;

    /** A fault of focus itself. */
    static final int INTERNAL = 1;

    /** What was given cannot be used: an option, a file, a model. */
    static final int BAD_INPUT = 2;

    /** It would have lost something, and nobody allowed it to. */
    static final int LOSSY = 3;

    /** What was made again is not what it was. */
    static final int DIFFERS = 4;

    private ExitCode() {}
}
