package io.neuralfocus.training.promotion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.training.evaluation.Comparison;
import io.neuralfocus.training.evaluation.JudgedJson;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of holding a candidate against the champion.
 *
 * @param against the champion's id; empty if there is none
 * @param reason in a sentence, for people
 * @param comparison on the same rows; absent if they could not be compared
 */
public record Verdict(State state, String against, String reason, Optional<Comparison> comparison) {

    /** What a version is registered as. */
    public enum State {
        CANDIDATE,
        REJECTED
    }

    /** A candidate of which nothing bad is known, and nothing good either. */
    public static Verdict notCompared(String against, String reason) {
        return new Verdict(State.CANDIDATE, against, reason, Optional.empty());
    }

    /** As a card keeps it. */
    public ObjectNode toJson() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("state", state.name().toLowerCase(Locale.ROOT));
        node.put("against", against);
        node.put("reason", reason);
        comparison.ifPresent(found -> node.set("differences", JudgedJson.of(found)));
        return node;
    }
}
