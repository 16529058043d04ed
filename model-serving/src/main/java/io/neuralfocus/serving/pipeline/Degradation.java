package io.neuralfocus.serving.pipeline;

import java.util.Locale;

/** Something that the service has to do without. The codes are part of the contract; the log tells the particulars. */
public enum Degradation {
    /** Nothing is acknowledged; what is stateless goes on. */
    STORE_UNAVAILABLE("The store cannot be used: nothing is acknowledged until it can be again.", true),
    /** Events are taken, and nothing is predicted. */
    NO_MODEL("There is no model that could answer: events are kept, and nothing is predicted.", true),
    /** The version before goes on. */
    MODEL_REFUSED("The champion was moved to a version that was refused: the one before goes on answering.", false),
    /** Predictions come without their reasons. */
    EXPLAINER_LATE("Predictions are answered without their factors, which did not come in time.", false),
    /** Nobody who is answered sees it. */
    SHADOW_REFUSED("The shadow's version was refused: what it would have answered is not known.", false);

    private final String sentence;
    private final boolean stops;

    Degradation(String sentence, boolean stops) {
        this.sentence = sentence;
        this.stops = stops;
    }

    /** As it is answered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    public String sentence() {
        return sentence;
    }

    /** Whether so much is missing that nobody should be sent here. */
    public boolean stops() {
        return stops;
    }
}
