package io.neuralfocus.feature;

/** What kind of number a feature is. */
public enum FeatureType {
    INTEGER,
    REAL,
    FLAG
}
