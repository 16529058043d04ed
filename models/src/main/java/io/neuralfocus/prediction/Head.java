package io.neuralfocus.prediction;

import java.util.Arrays;
import java.util.Optional;

/** One question that a model version answers. */
public enum Head {
    /** Will the person switch context within the horizon? */
    RISK("risk"),
    FOCUSED("focused"),
    DISTRACTED("distracted"),
    PSEUDO_PRODUCTIVE("pseudo_productive");

    private final String label;

    Head(String label) {
        this.label = label;
    }

    /** As it is written in cards, answers and file names. */
    public String label() {
        return label;
    }

    public static Optional<Head> named(String label) {
        return Arrays.stream(values()).filter(head -> head.label.equals(label)).findFirst();
    }
}
