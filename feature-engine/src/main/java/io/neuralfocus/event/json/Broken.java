package io.neuralfocus.event.json;

import io.neuralfocus.event.RejectionCode;

/** Why a line, a body or an item of it cannot be taken. It never leaves this package: it is told as a rejection. */
final class Broken extends Exception {

    private static final long serialVersionUID = 1;

    private final RejectionCode code;
    private final String sentence;

    Broken(RejectionCode code, String sentence) {
        // No stack trace: a file may have millions of these, and none of them is a fault of ours.
        super(sentence, null, false, false);
        this.code = code;
        this.sentence = sentence;
    }

    RejectionCode code() {
        return code;
    }

    String sentence() {
        return sentence;
    }
}
