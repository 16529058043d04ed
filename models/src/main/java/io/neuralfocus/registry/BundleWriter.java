package io.neuralfocus.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.event.log.DurableFolders;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.scorer.onnx.SequenceReader;
import io.neuralfocus.scorer.onnx.TwinWriter;
import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes a bundle, whole or not at all: all of it is made first, then written into a folder beside its place, every file
 * forced to the disk, then renamed. The same contents make the same bytes.
 */
public final class BundleWriter {

    private final String name;
    private ModelKind kind = ModelKind.XGBOOST;
    private String schema = "";
    private String schemaDigest = "";
    private List<String> features = List.of();
    private String catalogueDigest = "";
    private int horizonSeconds = 30;
    private boolean focusIsIndex = true;
    private final Map<Head, HeadFiles> heads = new EnumMap<>(Head.class);
    private Optional<FileRef> report = Optional.empty();
    private ObjectNode record = JsonFiles.object();
    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private Function<String, Map<String, byte[]>> forPeople = version -> Map.of();

    /** A bundle of a model with this name; its version is given where it is written. */
    public BundleWriter(String name) {
        this.name = name;
    }

    public BundleWriter schema(String schemaName, String digest, List<String> featureNames) {
        this.schema = schemaName;
        this.schemaDigest = digest;
        this.features = List.copyOf(featureNames);
        return this;
    }

    public BundleWriter catalogue(String digest) {
        this.catalogueDigest = digest;
        return this;
    }

    public BundleWriter horizonSeconds(int seconds) {
        this.horizonSeconds = seconds;
        return this;
    }

    /** Whether real labels stand behind the focus score; without them it is called an index. */
    public BundleWriter focusIsIndex(boolean isIndex) {
        this.focusIsIndex = isIndex;
        return this;
    }

    /** Adds a head of trees, with the ONNX twin of its model, which must pass {@link ForestReader}. The schema comes first. */
    public BundleWriter head(Head head, byte[] ubj, Calibration calibration) {
        String file = head.label() + ".ubj";
        Forest forest = ForestReader.read(file, ubj, ModelLimits.USUAL);
        if (forest.features() != features.size()) {
            throw new IllegalStateException("tell the schema first: the " + head.label() + " head takes "
                    + forest.features() + " features, the schema has " + features.size());
        }
        byte[] twin = TwinWriter.write(forest, features);
        return add(head, ModelKind.XGBOOST, file, ubj, Optional.of(twin), calibration);
    }

    /** Adds a head that is a {@linkplain LinearFile linear model}. The schema comes first. */
    public BundleWriter linearHead(Head head, byte[] json, Calibration calibration) {
        String file = head.label() + ".linear.json";
        LinearFile.read(file, json, features);
        return add(head, ModelKind.LINEAR, file, json, Optional.empty(), calibration);
    }

    /** Adds a head that is a sequence network as ONNX. The schema comes first. */
    public BundleWriter sequenceHead(Head head, byte[] onnx, Calibration calibration) {
        String file = head.label() + ".onnx";
        if (!SequenceReader.read(file, onnx).features().equals(features)) {
            throw new IllegalStateException(
                    "tell the schema first: the " + head.label() + " head takes other features than it has");
        }
        return add(head, ModelKind.ONNX_SEQUENCE, file, onnx, Optional.empty(), calibration);
    }

    private BundleWriter add(
            Head head, ModelKind of, String file, byte[] bytes, Optional<byte[]> twin, Calibration calibration) {
        if (!heads.isEmpty() && kind != of) {
            throw new IllegalStateException("a bundle of " + kind.label() + " takes no head of " + of.label());
        }
        kind = of;
        FileRef model = add(file, bytes);
        Optional<FileRef> onnx = twin.map(written -> add(head.label() + ".onnx", written));
        FileRef table = add(head.label() + ".calibration.json", CalibrationFile.write(calibration));
        heads.put(head, new HeadFiles(model, onnx, table));
        return this;
    }

    public BundleWriter report(byte[] html) {
        report = Optional.of(add("report.html", html));
        return this;
    }

    /**
     * Files for people, made when the version's name is known. They lie in the folder and the card does not vouch for them:
     * pictures differ with the fonts of a machine, and a report may be written again.
     */
    public BundleWriter beside(Function<String, Map<String, byte[]>> filesOfVersion) {
        forPeople = filesOfVersion;
        return this;
    }

    /** What training tells of itself: data, parameters, metrics, slices, code, machine, parent. */
    public BundleWriter record(ObjectNode told) {
        record = told.deepCopy();
        return this;
    }

    String name() {
        return name;
    }

    private FileRef add(String file, byte[] bytes) {
        files.put(file, bytes);
        return new FileRef(file, Digests.sha256(bytes));
    }

    /** Writes the next free version into a registry's folder and returns the bundle's folder. */
    public Path write(Path registry) throws IOException {
        return write(registry, 0);
    }

    /** The same, with a number above this one. */
    Path write(Path registry, int taken) throws IOException {
        int version = Math.max(taken, Registry.highestVersion(registry, name)) + 1;
        return write(
                registry,
                new Card(
                        name,
                        version,
                        kind,
                        schema,
                        schemaDigest,
                        features,
                        catalogueDigest,
                        horizonSeconds,
                        focusIsIndex,
                        heads,
                        report,
                        record));
    }

    private Path write(Path registry, Card card) throws IOException {
        byte[] written = CardFile.write(card);
        // What could not be read back is not written.
        CardFile.read(CardFile.NAME, written);
        Map<String, byte[]> all = new TreeMap<>(forPeople.apply(card.id()));
        all.putAll(files);
        Path place = registry.resolve(card.id());
        Files.createDirectories(registry);
        Path beside = Files.createTempDirectory(registry, ".writing-");
        try {
            for (Map.Entry<String, byte[]> file : all.entrySet()) {
                DurableFiles.create(beside.resolve(file.getKey()), file.getValue());
            }
            DurableFiles.create(beside.resolve(CardFile.NAME), written);
            DurableFolders.force(beside);
            // Fails if somebody else has taken this number meanwhile: a bundle's folder is not empty.
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
            DurableFolders.force(registry);
            return place;
        } finally {
            DurableFiles.deleteFolder(beside);
        }
    }
}
