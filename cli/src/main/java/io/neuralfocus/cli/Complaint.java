package io.neuralfocus.cli;

/** A command cannot go on: one sentence that names the input, the reason and what to do, and how to exit. */
public final class Complaint extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Complaint(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** Something given cannot be used. */
    public static Complaint badInput(String sentence) {
        return new Complaint(ExitCode.BAD_INPUT, sentence);
    }

    /** Something would be lost. */
    public static Complaint lossy(String sentence) {
        return new Complaint(ExitCode.LOSSY, sentence);
    }

    int exitCode() {
        return exitCode;
    }
}
