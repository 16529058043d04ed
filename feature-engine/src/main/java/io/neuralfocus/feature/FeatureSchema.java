package io.neuralfocus.feature;

import io.neuralfocus.event.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which features a vector holds, in which order, and what they are: data that travels with each model. Two schemas are the
 * same if their digests are; a digest covers version, names, order, types, units and windows.
 */
public final class FeatureSchema {

    /** One column of a schema. The window is 0 where a feature has none. */
    public record Column(String name, FeatureType type, String unit, int windowSeconds, String meaning) {}

    private static final FeatureSchema V1 = shipped("v1");
    private static final FeatureSchema V2 = shipped("v2");
    private static final List<FeatureSchema> WITH_SEQUENCE =
            List.of(V1.followedBy(EventSequence.LENGTH), V2.followedBy(EventSequence.LENGTH));

    private final String version;
    private final List<Column> columns;
    private final List<String> names;
    private final String digest;
    private final int[] features;
    private final boolean needsHabits;
    private final int sequenceLength;

    private FeatureSchema(String version, List<Column> vector, int sequenceLength) {
        List<Column> all = new ArrayList<>(vector);
        all.addAll(EventSequence.columns(sequenceLength));
        this.version = version;
        this.columns = List.copyOf(all);
        this.names = columns.stream().map(Column::name).toList();
        this.digest = digestOf(version, columns);
        this.features =
                vector.stream().mapToInt(column -> featureNamed(column.name())).toArray();
        this.sequenceLength = sequenceLength;
        boolean needs = false;
        for (int feature : features) {
            needs |= feature >= Feature.WITHOUT_HABITS;
        }
        this.needsHabits = needs;
    }

    /** The 27 features of the first models, frozen. */
    public static FeatureSchema v1() {
        return V1;
    }

    /** The first 27, and what a person's own history adds. */
    public static FeatureSchema v2() {
        return V2;
    }

    /** The schemas of vectors alone. */
    public static List<FeatureSchema> all() {
        return List.of(V1, V2);
    }

    /** The schema of this version: {@code v1}, {@code v2}, or one of them with the last events behind it. */
    public static Optional<FeatureSchema> ofVersion(String version) {
        return Stream.concat(all().stream(), WITH_SEQUENCE.stream())
                .filter(schema -> schema.version.equals(version))
                .findFirst();
    }

    /** The schema of this digest, with or without the last events; empty if it is none of today's. */
    public static Optional<FeatureSchema> ofDigest(String digest) {
        return Stream.concat(all().stream(), WITH_SEQUENCE.stream())
                .filter(schema -> schema.digest.equals(digest))
                .findFirst();
    }

    /** The narrowest schema that has all these features; empty if none has. */
    public static Optional<FeatureSchema> holding(Collection<String> features) {
        return Stream.concat(all().stream(), WITH_SEQUENCE.stream())
                .filter(schema -> schema.names.containsAll(features))
                .min(Comparator.comparingInt(FeatureSchema::size));
    }

    /** This schema with the columns of the last events behind its own, if it does not have them already. */
    public FeatureSchema withSequence() {
        return sequenceLength > 0
                ? this
                : ofVersion(followed(version, EventSequence.LENGTH)).orElseThrow();
    }

    private FeatureSchema followedBy(int length) {
        return new FeatureSchema(followed(version, length), columns, length);
    }

    private static String followed(String version, int length) {
        return version + "s" + length;
    }

    public String version() {
        return version;
    }

    public List<Column> columns() {
        return columns;
    }

    public List<String> names() {
        return names;
    }

    /** How wide a vector is, with the columns of the sequence. */
    public int size() {
        return columns.size();
    }

    /** How many columns stand before those of the sequence. */
    public int vectorSize() {
        return features.length;
    }

    /** How many of the last events stand in the columns behind the vector: 0 for none. See {@link EventSequence}. */
    public int sequenceLength() {
        return sequenceLength;
    }

    public String digest() {
        return digest;
    }

    /** Where this schema and a model's list of names part: a sentence about the first difference, or empty. */
    public Optional<String> firstDifference(List<String> others) {
        for (int i = 0; i < Math.max(names.size(), others.size()); i++) {
            String mine = i < names.size() ? names.get(i) : "nothing";
            String theirs = i < others.size() ? others.get(i) : "nothing";
            if (!mine.equals(theirs)) {
                return Optional.of(
                        "feature " + i + " is " + mine + " in schema " + version + ", but " + theirs + " there");
            }
        }
        return Optional.empty();
    }

    boolean needsHabits() {
        return needsHabits;
    }

    void pick(float[] computed, float[] out) {
        for (int i = 0; i < features.length; i++) {
            out[i] = computed[features[i]];
        }
    }

    private static int featureNamed(String name) {
        for (Feature feature : Feature.values()) {
            if (feature.spelling().equals(name)) {
                return feature.column();
            }
        }
        throw new IllegalArgumentException("no feature is called " + name);
    }

    private static FeatureSchema shipped(String version) {
        String file = "schema-" + version + ".tsv";
        List<Column> columns = new ArrayList<>();
        try (InputStream in = FeatureSchema.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside " + FeatureSchema.class.getName());
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().filter(l -> !l.startsWith("#")).toList()) {
                String[] cells = line.split("\t", -1);
                columns.add(new Column(
                        cells[0], FeatureType.valueOf(cells[1]), cells[2], Integer.parseInt(cells[3]), cells[4]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        return new FeatureSchema(version, columns, 0);
    }

    /** The meaning is prose and may be mended; everything a number depends on is in the digest. */
    private static String digestOf(String version, List<Column> columns) {
        StringBuilder text = new StringBuilder("schema\t").append(version).append('\n');
        for (Column column : columns) {
            text.append(column.name())
                    .append('\t')
                    .append(column.type())
                    .append('\t')
                    .append(column.unit())
                    .append('\t')
                    .append(column.windowSeconds())
                    .append('\n');
        }
        byte[] hash = Sha256.begun().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
    }

    @Override
    public String toString() {
        return "schema " + version + " (" + columns.size() + " features)";
    }
}
