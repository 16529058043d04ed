package io.neuralfocus.scorer.trees;

import io.neuralfocus.scorer.RefusedModelException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Where in a document a cursor stands, as {@code learner.gradient_booster.model.trees[3].left_children}. */
final class DocumentPath {

    private static final int DEEPEST = 32;
    private static final int MOST_FIELDS = 1_000;

    private final String file;
    private final String[] steps = new String[DEEPEST];
    private int depth;

    DocumentPath(String file) {
        this.file = file;
    }

    void enter(String step, long offset) {
        if (depth == DEEPEST) {
            throw refusal(offset, "nested deeper than " + DEEPEST);
        }
        steps[depth++] = step;
    }

    void leave() {
        depth--;
    }

    /** Names of one object's fields, each refused a second time. */
    Set<String> fieldsOfOneObject() {
        return new HashSet<>();
    }

    void meet(Set<String> fields, String name, long offset) {
        if (!fields.add(name)) {
            throw refusal(offset, "the field '" + RefusedModelException.shown(name) + "' comes twice");
        }
        if (fields.size() > MOST_FIELDS) {
            throw refusal(offset, "more than " + MOST_FIELDS + " fields");
        }
    }

    RefusedModelException refusal(long offset, String reason) {
        String path = String.join("", Arrays.asList(steps).subList(0, depth));
        String place = (path.startsWith(".") ? path.substring(1) : path) + " at byte " + offset;
        return new RefusedModelException(file, place.strip(), reason);
    }

    /** The step into a field. */
    static String field(String name) {
        return "." + RefusedModelException.shown(name);
    }

    /** The step into an element. */
    static String element(int index) {
        return "[" + index + "]";
    }
}
