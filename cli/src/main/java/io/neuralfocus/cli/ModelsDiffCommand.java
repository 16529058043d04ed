package io.neuralfocus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.registry.Registry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code focus models diff}. */
@Command(name = "diff", description = "Shows in which fields the cards of two versions differ.")
final class ModelsDiffCommand implements Callable<Integer> {

    private static final String ABSENT = "-";

    @ParentCommand
    private ModelsCommand models;

    @Parameters(index = "0", paramLabel = "ONE", description = "A version's name or an alias.")
    private String one;

    @Parameters(index = "1", paramLabel = "OTHER", description = "Another.")
    private String other;

    @Mixin
    private RegistryOption registry;

    @Option(names = "--json", description = "For a program to read.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Registry versions = registry.existing();
        Map<String, String> left = fields(versions, one);
        Map<String, String> right = fields(versions, other);
        Set<String> names = new LinkedHashSet<>(left.keySet());
        names.addAll(right.keySet());
        PrintStream out = models.terminal().out();
        ArrayNode list = new ObjectMapper().createArrayNode();
        for (String name : names) {
            String before = left.getOrDefault(name, ABSENT);
            String after = right.getOrDefault(name, ABSENT);
            if (before.equals(after)) {
                continue;
            }
            if (json) {
                list.addObject().put("field", name).put("one", before).put("other", after);
            } else {
                out.println(name + ": " + before + " -> " + after);
            }
        }
        if (json) {
            out.println(list.toPrettyString());
        }
        return ExitCode.OK;
    }

    private static Map<String, String> fields(Registry registry, String version) throws IOException {
        ModelVersion found = ModelVersion.load(Registries.folder(registry, version));
        Map<String, String> fields = new LinkedHashMap<>();
        flatten(
                "",
                new ObjectMapper().readTree(Files.readAllBytes(found.folder().resolve("card.json"))),
                fields);
        return fields;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> fields) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                flatten(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), fields);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "[" + i + "]", node.get(i), fields);
            }
        } else {
            fields.put(path, node.asText());
        }
    }
}
