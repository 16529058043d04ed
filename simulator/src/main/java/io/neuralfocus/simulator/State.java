package io.neuralfocus.simulator;

import java.util.Locale;

/**
 * What a person is really doing, which no event tells.
 *
 * <p>Each has the mean of its length in minutes, how often one falls into it, and by how much it lengthens or shortens
 * a visit to an app (an offset to the log of its seconds).
 */
public enum State {
    FOCUSED("FOCUSED", 9.0, 0.30, 1.0),
    SHALLOW("", 4.0, 0.28, 0.0),
    DISTRACTED("DISTRACTED", 1.5, 0.18, -0.9),
    PSEUDO_PRODUCTIVE("PSEUDO_PRODUCTIVE", 4.0, 0.10, -0.2),
    COMMUNICATING("", 2.5, 0.14, -0.6),
    BREAK("", 9.0, 0.0, 0.0),
    AWAY("", 35.0, 0.0, 0.0);

    private final String label;
    private final double meanMinutes;
    private final double propensity;
    private final double dwellOffset;

    State(String label, double meanMinutes, double propensity, double dwellOffset) {
        this.label = label;
        this.meanMinutes = meanMinutes;
        this.propensity = propensity;
        this.dwellOffset = dwellOffset;
    }

    /** The label a truthful user would give: FOCUSED, DISTRACTED, PSEUDO_PRODUCTIVE, or empty for none of them. */
    public String label() {
        return label;
    }

    /** Whether somebody sits at the desk. */
    public boolean isPresent() {
        return this != BREAK && this != AWAY;
    }

    /** As it is written in files: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    double meanMinutes() {
        return meanMinutes;
    }

    double propensity() {
        return propensity;
    }

    double dwellOffset() {
        return dwellOffset;
    }
}
