package io.neuralfocus.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.scorer.RefusedModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The versions that are there and the aliases that point at them: one folder, or a shipped one with the owner's on top
 * of it. Asked anew each time, so that what another process wrote is seen.
 */
public final class Registry {

    static final String ALIASES = "aliases.json";

    private static final String LOCK = ".lock";

    private static final Pattern ID = Pattern.compile("([a-z][a-z0-9-]{0,39})_v([1-9][0-9]{0,5})");

    /** The one on top first. */
    private final List<Path> layers;

    private Registry(List<Path> layers) {
        this.layers = List.copyOf(layers);
    }

    /** A registry of one folder. */
    public static Registry open(Path folder) {
        return new Registry(List.of(folder));
    }

    /** The owner's registry on top of a shipped, read-only one. */
    public static Registry open(Path shipped, Path own) {
        return new Registry(List.of(own, shipped));
    }

    /** Ids of all versions, by name and then by number. */
    public List<String> versions() throws IOException {
        List<String> ids = new ArrayList<>();
        for (Path layer : layers) {
            for (String id : idsIn(layer)) {
                if (!ids.contains(id) && Files.exists(layer.resolve(id).resolve(CardFile.NAME))) {
                    ids.add(id);
                }
            }
        }
        ids.sort(Comparator.<String, String>comparing(id -> id.substring(0, id.lastIndexOf("_v")))
                .thenComparingInt(Registry::number));
        return ids;
    }

    /** Where each alias points. */
    public Map<Alias, String> aliases() throws IOException {
        EnumMap<Alias, String> aliases = new EnumMap<>(Alias.class);
        for (int i = layers.size() - 1; i >= 0; i--) {
            aliases.putAll(ownAliases(layers.get(i)));
        }
        return aliases;
    }

    /** The version with this id, or the one that the alias of this name points at, read and checked. */
    public Optional<ModelVersion> find(String idOrAlias) throws IOException {
        Optional<Path> folder = folder(idOrAlias);
        return folder.isEmpty() ? Optional.empty() : Optional.of(ModelVersion.load(folder.get()));
    }

    /** The folder of the version that {@link #find} would read. */
    public Optional<Path> folder(String idOrAlias) throws IOException {
        Optional<Alias> alias = Alias.named(idOrAlias);
        String id = alias.isPresent() ? aliases().getOrDefault(alias.get(), "") : idOrAlias;
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        return layers.stream()
                .map(layer -> layer.resolve(id))
                .filter(Files::isDirectory)
                .findFirst();
    }

    /**
     * Points an alias at a version, if that can be read and was not rejected, and writes down who did it and why. What changes is the
     * topmost folder; a crash between the two writes leaves a line of a move that did not happen, never a move without
     * its line.
     */
    public AliasMove promote(Alias alias, String id, String who, String why, Instant at) throws IOException {
        Optional<String> rejection = named(id).card().rejection();
        if (rejection.isPresent()) {
            throw new RefusedModelException(
                    top().toString(),
                    id,
                    "it was rejected when it was trained (" + rejection.get() + "), so it has to be forced");
        }
        return point(alias, id, who, why, at);
    }

    /** The same, also for a version that was rejected: somebody wants it all the same, and the audit says who and why. */
    public AliasMove force(Alias alias, String id, String who, String why, Instant at) throws IOException {
        named(id);
        return point(alias, id, who, why, at);
    }

    private ModelVersion named(String id) throws IOException {
        return find(id).filter(version -> version.card().id().equals(id))
                .orElseThrow(() -> new RefusedModelException(
                        top().toString(), "", "there is no version " + RefusedModelException.shown(id)));
    }

    private AliasMove point(Alias alias, String id, String who, String why, Instant at) throws IOException {
        Files.createDirectories(top());
        return DurableFiles.oneAtATime(top().resolve(LOCK), () -> {
            String from = aliases().getOrDefault(alias, "");
            if (from.equals(id)) {
                throw new RefusedModelException(top().toString(), alias.label(), "points at " + id + " already");
            }
            AliasMove move = new AliasMove(at, who, why, alias, from, id);
            AuditFile.append(top().resolve(AuditFile.NAME), move);
            Map<Alias, String> own = ownAliases(top());
            own.put(alias, id);
            ObjectNode root = JsonFiles.object();
            own.forEach((name, version) -> root.put(name.label(), version));
            DurableFiles.replace(top().resolve(ALIASES), JsonFiles.pretty(root));
            return move;
        });
    }

    /** Points an alias back where it pointed before its last move; itself a move that is written down. */
    public AliasMove rollback(Alias alias, String who, String why, Instant at) throws IOException {
        String now = aliases().getOrDefault(alias, "");
        List<AliasMove> moves = audit();
        for (int i = moves.size() - 1; i >= 0; i--) {
            AliasMove move = moves.get(i);
            if (move.alias() == alias && move.to().equals(now) && !move.from().isEmpty()) {
                return force(alias, move.from(), who, why, at);
            }
        }
        throw new RefusedModelException(
                top().toString(), alias.label(), "it has not been moved from another version, so there is no way back");
    }

    /** Writes a bundle into the topmost folder, with a number that no folder has for its name, and returns its folder. */
    public Path add(BundleWriter bundle) throws IOException {
        int highest = 0;
        for (Path layer : layers) {
            highest = Math.max(highest, highestVersion(layer, bundle.name()));
        }
        return bundle.write(top(), highest);
    }

    /** Every move of an alias in the topmost folder, oldest first. */
    public List<AliasMove> audit() throws IOException {
        return AuditFile.read(top().resolve(AuditFile.NAME));
    }

    private Path top() {
        return layers.get(0);
    }

    private static Map<Alias, String> ownAliases(Path folder) throws IOException {
        Path file = folder.resolve(ALIASES);
        return Files.exists(file) ? read(file) : new EnumMap<>(Alias.class);
    }

    static int highestVersion(Path folder, String name) throws IOException {
        return idsIn(folder).stream()
                .filter(id -> id.startsWith(name + "_v"))
                .mapToInt(Registry::number)
                .max()
                .orElse(0);
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf("_v") + 2));
    }

    private static List<String> idsIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> ID.matcher(name).matches())
                    .toList();
        }
    }

    private static Map<Alias, String> read(Path file) throws IOException {
        JsonNode root = JsonFiles.read(file.toString(), Files.readAllBytes(file));
        EnumMap<Alias, String> aliases = new EnumMap<>(Alias.class);
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            Optional<Alias> alias = Alias.named(field.getKey());
            Matcher id = ID.matcher(field.getValue().asText());
            if (alias.isEmpty() || !id.matches()) {
                throw new RefusedModelException(
                        file.toString(), RefusedModelException.shown(field.getKey()), "is not an alias of a version");
            }
            aliases.put(alias.get(), id.group());
        }
        return aliases;
    }
}
