package io.neuralfocus.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralfocus.feature.FeatureSchema;
import java.util.Map;

/**
 * Reads vectors of a schema: a list of numbers in its order, or an object by its names. Null and not a number mean
 * missing, and have to be said: a name that is left out may as well be one that was misspelt.
 */
record VectorReader(FeatureSchema schema) {

    /** The vector; a refusal names the vector and the feature. */
    float[] read(JsonNode told, String name) {
        if (told.isArray()) {
            return positional(told, name);
        }
        if (told.isObject()) {
            return named(told, name);
        }
        throw new Refusal(
                ProblemCode.INVALID_FIELD, name + " is neither a list of numbers nor an object of features by name.");
    }

    private float[] positional(JsonNode told, String name) {
        if (told.size() != schema.size()) {
            throw new Refusal(
                    ProblemCode.WRONG_WIDTH,
                    name + " has " + told.size() + " values; schema " + schema.version() + " has " + schema.size()
                            + ".");
        }
        float[] vector = new float[schema.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = value(told.get(i), name, schema.names().get(i));
        }
        return vector;
    }

    private float[] named(JsonNode told, String name) {
        for (Map.Entry<String, JsonNode> feature : told.properties()) {
            if (!schema.names().contains(feature.getKey())) {
                throw new Refusal(
                        ProblemCode.UNKNOWN_FEATURE,
                        name + " has a feature " + Shown.of(feature.getKey()) + ", and schema " + schema.version()
                                + " has none.");
            }
        }
        float[] vector = new float[schema.size()];
        for (int i = 0; i < vector.length; i++) {
            String feature = schema.names().get(i);
            JsonNode value = told.get(feature);
            if (value == null) {
                throw new Refusal(
                        ProblemCode.MISSING_FEATURE,
                        name + " does not tell " + feature + "; if it is missing, tell it as null.");
            }
            vector[i] = value(value, name, feature);
        }
        return vector;
    }

    private static float value(JsonNode told, String name, String feature) {
        if (told.isNull()) {
            return Float.NaN;
        }
        if (!told.isNumber()) {
            throw new Refusal(ProblemCode.INVALID_FEATURE, name + ": " + feature + " is not a number.");
        }
        float value = told.floatValue();
        if (Float.isInfinite(value)) {
            throw new Refusal(
                    ProblemCode.INFINITE_FEATURE,
                    name + ": " + feature + " is infinite; tell it as null if it is missing.");
        }
        return value;
    }
}
