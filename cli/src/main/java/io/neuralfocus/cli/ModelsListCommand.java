package io.neuralfocus.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.registry.Alias;
import io.neuralfocus.registry.Registry;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code focus models list}. */
@Command(name = "list", description = "Lists all versions with their aliases.")
final class ModelsListCommand implements Callable<Integer> {

    @ParentCommand
    private ModelsCommand models;

    @Mixin
    private RegistryOption registry;

    @Option(names = "--json", description = "For a program to read.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Registry versions = registry.existing();
        Map<Alias, String> aliases = versions.aliases();
        PrintStream out = models.terminal().out();
        ArrayNode list = new ObjectMapper().createArrayNode();
        if (!json) {
            out.println(String.format(Locale.ROOT, "%-24s %s", "version", "aliases"));
        }
        for (String version : versions.versions()) {
            List<String> names = aliases.entrySet().stream()
                    .filter(alias -> alias.getValue().equals(version))
                    .map(alias -> alias.getKey().label())
                    .toList();
            if (json) {
                ObjectNode entry = list.addObject().put("version", version);
                names.forEach(entry.putArray("aliases")::add);
            } else {
                out.println(String.format(Locale.ROOT, "%-24s %s", version, String.join(", ", names))
                        .stripTrailing());
            }
        }
        if (json) {
            out.println(list.toPrettyString());
        }
        return ExitCode.OK;
    }
}
