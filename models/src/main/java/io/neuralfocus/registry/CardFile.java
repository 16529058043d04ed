package io.neuralfocus.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.scorer.RefusedModelException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code card.json}: see {@code card.schema.json} beside it for the same in the words of JSON Schema. */
final class CardFile {

    static final String NAME = "card.json";

    private static final String DIGEST = "[0-9a-f]{64}";
    private static final String FILE = "[a-z0-9_]{1,60}(\\.[a-z0-9]{1,20}){1,2}";
    private static final int MOST_FEATURES = 4_096;

    private CardFile() {}

    static byte[] write(Card card) {
        ObjectNode root = JsonFiles.object();
        root.put("format", Card.FORMAT);
        root.put("name", card.name());
        root.put("version", card.version());
        root.put("kind", card.kind().label());
        ObjectNode schema = root.putObject("schema");
        schema.put("name", card.schema());
        schema.put("digest", card.schemaDigest());
        ArrayNode features = schema.putArray("features");
        card.features().forEach(features::add);
        root.putObject("catalogue").put("digest", card.catalogueDigest());
        root.put("horizon_seconds", card.horizonSeconds());
        root.put("focus_is_index", card.focusIsIndex());
        ObjectNode heads = root.putObject("heads");
        card.heads().forEach((head, files) -> {
            ObjectNode node = heads.putObject(head.label());
            write(node.putObject("model"), files.model());
            files.onnx().ifPresent(onnx -> write(node.putObject("onnx"), onnx));
            write(node.putObject("calibration"), files.calibration());
        });
        card.report().ifPresent(report -> write(root.putObject("report"), report));
        root.set("record", card.record());
        return JsonFiles.pretty(root);
    }

    private static void write(ObjectNode node, FileRef ref) {
        node.put("file", ref.file());
        node.put("sha256", ref.sha256());
    }

    static Card read(String file, byte[] bytes) {
        CardReader root = new CardReader(file, "", JsonFiles.read(file, bytes));
        root.whole("format", 1, Card.FORMAT);
        root.only(
                "format",
                "name",
                "version",
                "kind",
                "schema",
                "catalogue",
                "horizon_seconds",
                "focus_is_index",
                "heads",
                "report",
                "record");
        String kindLabel = root.text("kind");
        ModelKind kind = ModelKind.named(kindLabel)
                .orElseThrow(
                        () -> root.refusal("kind", "'" + RefusedModelException.shown(kindLabel) + "' is not known"));
        CardReader schema = root.object("schema").only("name", "digest", "features");
        return new Card(
                root.text("name", "[a-z][a-z0-9-]{0,39}"),
                root.whole("version", 1, 1_000_000),
                kind,
                schema.text("name", "[a-z0-9]{1,20}"),
                schema.text("digest", DIGEST),
                features(schema),
                root.object("catalogue").only("digest").text("digest", DIGEST),
                root.whole("horizon_seconds", 1, 86_400),
                root.flag("focus_is_index"),
                heads(root.object("heads")),
                root.has("report") ? Optional.of(ref(root.object("report"))) : Optional.empty(),
                root.tree("record"));
    }

    private static List<String> features(CardReader schema) {
        JsonNode array = schema.array("features");
        if (array.isEmpty() || array.size() > MOST_FEATURES) {
            throw schema.refusal("features", array.size() + " features; 1 to " + MOST_FEATURES + " are allowed");
        }
        List<String> names = new ArrayList<>();
        Set<String> met = new HashSet<>();
        for (JsonNode name : array) {
            if (!name.isTextual() || !name.textValue().matches("[A-Za-z0-9_]{1,100}")) {
                throw schema.refusal("features[" + names.size() + "]", "is not the name of a feature");
            }
            if (!met.add(name.textValue())) {
                throw schema.refusal("features[" + names.size() + "]", name.textValue() + " comes twice");
            }
            names.add(name.textValue());
        }
        return names;
    }

    private static Map<Head, HeadFiles> heads(CardReader heads) {
        EnumMap<Head, HeadFiles> files = new EnumMap<>(Head.class);
        for (Map.Entry<String, JsonNode> entry : heads.fields()) {
            String label = entry.getKey();
            Head head = Head.named(label)
                    .orElseThrow(() -> heads.refusal(RefusedModelException.shown(label), "is not the name of a head"));
            CardReader node = heads.object(label).only("model", "onnx", "calibration");
            files.put(
                    head,
                    new HeadFiles(
                            ref(node.object("model")),
                            node.has("onnx") ? Optional.of(ref(node.object("onnx"))) : Optional.empty(),
                            ref(node.object("calibration"))));
        }
        if (!files.containsKey(Head.RISK)) {
            throw heads.refusal("risk", "is missing");
        }
        return files;
    }

    private static FileRef ref(CardReader node) {
        node.only("file", "sha256");
        return new FileRef(node.text("file", FILE), node.text("sha256", DIGEST));
    }
}
