package io.neuralfocus.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A recipe as a card keeps it. */
public final class RecipeJson {

    private RecipeJson() {}

    static ObjectNode write(Recipe recipe) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode inputs = node.putArray("inputs");
        for (Input input : recipe.inputs()) {
            ObjectNode one = inputs.addObject().put("use", input.use().name().toLowerCase(Locale.ROOT));
            if (input.use() != Input.Use.STORE) {
                one.put("path", input.path());
            }
            one.put("sha256", input.sha256()).put(size(input.use()), input.size());
        }
        node.put("schema", recipe.schema());
        ArrayNode heads = node.putArray("heads");
        recipe.heads().forEach(heads::add);
        node.put("trainer", recipe.trainer());
        node.put("search", recipe.search());
        node.put("seed", recipe.seed());
        node.put("threads", recipe.threads());
        node.put("step_us", recipe.stepUs());
        return node;
    }

    /** Reads what a card tells; one that tells no recipe, or half of one, is an {@link IllegalArgumentException}. */
    public static Recipe read(JsonNode node) {
        List<Input> inputs = new ArrayList<>();
        for (JsonNode input : needed(node, "inputs")) {
            Input.Use use = Input.Use.valueOf(needed(input, "use").asText().toUpperCase(Locale.ROOT));
            inputs.add(new Input(
                    use,
                    use == Input.Use.STORE ? "" : needed(input, "path").asText(),
                    needed(input, "sha256").asText(),
                    needed(input, size(use)).asLong()));
        }
        List<String> heads = new ArrayList<>();
        needed(node, "heads").forEach(head -> heads.add(head.asText()));
        return new Recipe(
                inputs,
                needed(node, "schema").asText(),
                heads,
                needed(node, "trainer").asText(),
                needed(node, "search").asBoolean(),
                needed(node, "seed").asLong(),
                needed(node, "threads").asInt(),
                needed(node, "step_us").asLong());
    }

    private static String size(Input.Use use) {
        return use == Input.Use.STORE ? "rows" : "bytes";
    }

    private static JsonNode needed(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw new IllegalArgumentException("the card's recipe does not tell " + field);
        }
        return value;
    }
}
