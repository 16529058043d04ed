package io.neuralfocus.store.prediction;

/** What came within a prediction's horizon. */
public enum ObservedOutcome {
    SWITCHED,
    STAYED,
    /** Nobody knows: the person was away or silent, or was shown an intervention. */
    CENSORED
}
