package io.neuralfocus.prediction;

/**
 * An intervention suggested beside a prediction.
 *
 * @param target the sites, comma-separated; empty where the type has none
 * @param timeoutSeconds unanswered for so long, it counts as TIMEOUT
 * @param enforced the session's jail is on: not a question
 */
public record Suggestion(InterventionType type, String target, String reason, int timeoutSeconds, boolean enforced) {

    public static final Suggestion NONE = new Suggestion(InterventionType.NONE, "", "", 0, false);
}
