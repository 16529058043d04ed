package io.neuralfocus.serving.pipeline;

/** What rests in a device's log does not open any more: that will not pass. */
final class UnopenedInputException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final String why;

    UnopenedInputException(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
