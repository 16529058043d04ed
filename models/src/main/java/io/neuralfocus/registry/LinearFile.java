package io.neuralfocus.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.scorer.linear.LinearModel;
import io.neuralfocus.scorer.linear.Shape;
import io.neuralfocus.scorer.linear.Term;
import java.util.ArrayList;
import java.util.List;

/** A linear model as JSON that people can read: a line for each feature. */
public final class LinearFile {

    private static final int FORMAT = 1;

    private LinearFile() {}

    /** The file of a model whose features have these names. */
    public static byte[] write(LinearModel model, List<String> features) {
        ObjectNode root = JsonFiles.object();
        root.put("format", FORMAT);
        root.put("bias", model.bias());
        ArrayNode terms = root.putArray("terms");
        for (int i = 0; i < features.size(); i++) {
            Term term = model.terms().get(i);
            terms.addObject()
                    .put("feature", features.get(i))
                    .put("shape", term.shape().label())
                    .put("centre", term.centre())
                    .put("scale", term.scale())
                    .put("weight", term.weight());
        }
        return JsonFiles.pretty(root);
    }

    /** The model, if its terms are those of these features, in their order. */
    static LinearModel read(String file, byte[] bytes, List<String> features) {
        CardReader root = new CardReader(file, "", JsonFiles.read(file, bytes)).only("format", "bias", "terms");
        root.whole("format", FORMAT, FORMAT);
        List<Term> terms = new ArrayList<>();
        for (JsonNode node : root.array("terms")) {
            String place = "terms[" + terms.size() + "]";
            String expected = terms.size() < features.size() ? features.get(terms.size()) : "nothing more";
            CardReader term = new CardReader(file, place, node).only("feature", "shape", "centre", "scale", "weight");
            if (!term.text("feature").equals(expected)) {
                throw term.refusal("feature", "the card has " + expected + " here");
            }
            terms.add(term(term));
        }
        if (terms.size() != features.size()) {
            throw root.refusal("terms", terms.size() + " terms, the card names " + features.size() + " features");
        }
        try {
            return new LinearModel(root.number("bias"), terms);
        } catch (IllegalArgumentException e) {
            throw root.refusal("bias", String.valueOf(e.getMessage()));
        }
    }

    private static Term term(CardReader term) {
        Shape shape = Shape.named(term.text("shape")).orElseThrow(() -> term.refusal("shape", "is not known"));
        try {
            return new Term(shape, term.number("centre"), term.number("scale"), term.number("weight"));
        } catch (IllegalArgumentException e) {
            throw term.refusal("", String.valueOf(e.getMessage()));
        }
    }
}
