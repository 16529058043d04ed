package io.neuralfocus.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.scorer.RefusedModelException;
import java.util.Map;
import java.util.Set;

/** Takes fields out of a JSON object, refusing what is missing or of another kind by its name. */
final class CardReader {

    private final String file;
    private final String path;
    private final JsonNode node;

    CardReader(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /** Refuses every field but these. */
    CardReader only(String... fields) {
        Set<String> allowed = Set.of(fields);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!allowed.contains(field.getKey())) {
                throw refusal(RefusedModelException.shown(field.getKey()), "a field that this format does not have");
            }
        }
        return this;
    }

    String text(String field) {
        JsonNode value = needed(field);
        if (!value.isTextual()) {
            throw refusal(field, "a string is expected");
        }
        return value.textValue();
    }

    /** A string of these characters, which may safely be shown, compared and used in a path. */
    String text(String field, String pattern) {
        String text = text(field);
        if (!text.matches(pattern)) {
            throw refusal(field, "'" + RefusedModelException.shown(text) + "' does not fit " + pattern);
        }
        return text;
    }

    int whole(String field, int least, int most) {
        JsonNode value = needed(field);
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw refusal(field, "a whole number between " + least + " and " + most + " is expected");
        }
        return value.intValue();
    }

    double number(String field) {
        JsonNode value = needed(field);
        if (!value.isNumber()) {
            throw refusal(field, "a number is expected");
        }
        return value.doubleValue();
    }

    boolean flag(String field) {
        JsonNode value = needed(field);
        if (!value.isBoolean()) {
            throw refusal(field, "true or false is expected");
        }
        return value.booleanValue();
    }

    CardReader object(String field) {
        JsonNode value = needed(field);
        if (!value.isObject()) {
            throw refusal(field, "an object is expected");
        }
        return new CardReader(file, at(field), value);
    }

    ObjectNode tree(String field) {
        if (needed(field) instanceof ObjectNode tree) {
            return tree;
        }
        throw refusal(field, "an object is expected");
    }

    JsonNode array(String field) {
        JsonNode value = needed(field);
        if (!value.isArray()) {
            throw refusal(field, "an array is expected");
        }
        return value;
    }

    float[] floats(String field) {
        JsonNode array = array(field);
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            if (!array.get(i).isNumber()) {
                throw refusal(field + "[" + i + "]", "a number is expected");
            }
            values[i] = array.get(i).floatValue();
        }
        return values;
    }

    double[] doubles(String field) {
        JsonNode array = array(field);
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            if (!array.get(i).isNumber()) {
                throw refusal(field + "[" + i + "]", "a number is expected");
            }
            values[i] = array.get(i).doubleValue();
        }
        return values;
    }

    int[] ints(String field) {
        JsonNode array = array(field);
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            if (!array.get(i).isInt()) {
                throw refusal(field + "[" + i + "]", "a whole number of 32 bits is expected");
            }
            values[i] = array.get(i).intValue();
        }
        return values;
    }

    boolean has(String field) {
        return node.has(field);
    }

    Set<Map.Entry<String, JsonNode>> fields() {
        return node.properties();
    }

    RefusedModelException refusal(String field, String reason) {
        return new RefusedModelException(file, field.isEmpty() ? path : at(field), reason);
    }

    private JsonNode needed(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw refusal(field, "is missing");
        }
        return value;
    }

    private String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
