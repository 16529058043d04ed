package io.neuralfocus.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.prediction.Head;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a version: what it takes, what it answers, which files it is made of, and all that is needed to make
 * it again.
 *
 * @param schema name of the feature schema, told with its digest and its features in order
 * @param catalogueDigest of the app catalogue that the training vectors were made with
 * @param focusIsIndex no person's labels stand behind the focus score
 * @param record what training tells of itself (data, parameters, metrics, slices, code, machine, parent), kept as told
 */
public record Card(
        String name,
        int version,
        ModelKind kind,
        String schema,
        String schemaDigest,
        List<String> features,
        String catalogueDigest,
        int horizonSeconds,
        boolean focusIsIndex,
        Map<Head, HeadFiles> heads,
        Optional<FileRef> report,
        ObjectNode record) {

    public static final int FORMAT = 1;

    public Card {
        features = List.copyOf(features);
        EnumMap<Head, HeadFiles> inOrder = new EnumMap<>(Head.class);
        inOrder.putAll(heads);
        heads = Collections.unmodifiableMap(inOrder);
        record = record.deepCopy();
    }

    /** The version's name as it is shown, stored and given in commands, for example {@code xgboost_v3}. */
    public String id() {
        return name + "_v" + version;
    }

    /** A copy of what training tells of itself. */
    @Override
    public ObjectNode record() {
        return record.deepCopy();
    }

    /** Why the version was found worse than the one it was held against, if it was; then nobody promotes it unawares. */
    public Optional<String> rejection() {
        JsonNode verdict = record.path("verdict");
        return verdict.path("state").asText().equals("rejected")
                ? Optional.of(verdict.path("reason").asText())
                : Optional.empty();
    }

    /** One field of {@link #record}, if it is told. */
    public Optional<JsonNode> told(String field) {
        return Optional.ofNullable(record.get(field)).map(JsonNode::deepCopy);
    }
}
