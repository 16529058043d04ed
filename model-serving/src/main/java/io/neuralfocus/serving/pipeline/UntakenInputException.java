package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.intake.Kept;

/** An input of the log that a lane failed on; what the lane has become is not to be trusted. */
final class UntakenInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long ordinal;
    private final long receivedUs;

    UntakenInputException(Kept input, Throwable cause) {
        super("input " + input.ordinal() + " could not be taken: " + cause.getMessage(), cause);
        this.ordinal = input.ordinal();
        this.receivedUs = input.receivedUs();
    }

    long ordinal() {
        return ordinal;
    }

    long receivedUs() {
        return receivedUs;
    }
}
