package io.neuralfocus.prediction;

/** What may be suggested to a person. */
public enum InterventionType {
    NONE,
    BLOCK_SITES,
    SUGGEST_BREAK
}
