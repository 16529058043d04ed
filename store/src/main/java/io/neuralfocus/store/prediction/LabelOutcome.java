package io.neuralfocus.store.prediction;

/** What people say they were. */
public enum LabelOutcome {
    FOCUSED,
    DISTRACTED,
    PSEUDO_PRODUCTIVE
}
