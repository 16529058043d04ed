package io.neuralfocus.training.dataset;

import io.neuralfocus.event.Sha256;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.feature.FeatureStream;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.prediction.ObservedOutcome;
import io.neuralfocus.store.prediction.Remembered;
import io.neuralfocus.store.prediction.Remembered.VectorForm;
import io.neuralfocus.store.prediction.Retrospect;
import io.neuralfocus.training.replay.StreamName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Rows out of what a service remembers: the vectors that it answered from, what came within their horizon, and what people
 * said. Rows stand as those of event files do: a device's first instant + k steps, k >= 1. Where its grid begins anew, for its
 * lane was built from what was left of a log, they stand on the new one from there on, k >= 1 again.
 *
 * <p>A row that was followed by an intervention within its horizon is left out whole, and so is one whose vector lacks a
 * feature. An outcome that was censored labels no risk; what people said of that row still counts.
 */
public final class StoredRows implements RowSource {

    private final Retrospect store;
    private final String catalogDigest;
    private final long stepUs;
    private Tally tally = Tally.NONE;
    private OptionalLong thinnedBeforeUs = OptionalLong.empty();
    private String sha256 = "";

    /**
     * Rows of this store.
     *
     * @param catalogDigest of today's catalogue: rows made with another one are taken, and counted
     */
    public StoredRows(Retrospect store, String catalogDigest, long stepUs) {
        this.store = store;
        this.catalogDigest = catalogDigest;
        this.stepUs = stepUs;
    }

    /**
     * What became of the predictions that stand on a step.
     *
     * @param seen all of them
     * @param taken those with a label
     * @param disturbed an intervention was shown within their horizon
     * @param otherSchema their vectors lack a feature, or are of a schema that nobody here knows
     * @param censored nobody knows what came, for the person was away or silent; nor did anybody say anything
     * @param open the same, for the horizon is not over yet
     * @param unobserved the same, for the horizon is not the one that a service observes, or the device never spoke again
     * @param otherCatalogue of those taken: the apps were known by another catalogue then
     * @param begunAnew how often a device's grid began anew
     */
    public record Tally(
            long seen,
            long taken,
            long disturbed,
            long otherSchema,
            long censored,
            long open,
            long unobserved,
            long otherCatalogue,
            long begunAnew) {

        static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** How many of the predictions that have the features of a schema lack some of a wider one. */
    public static long lacking(Retrospect store, FeatureSchema schema, FeatureSchema wider) {
        return store.forms().entrySet().stream()
                .filter(form -> FeatureSchema.ofDigest(form.getKey().schemaDigest())
                        .filter(held -> held.names().containsAll(schema.names())
                                && !held.names().containsAll(wider.names()))
                        .isPresent())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    public void addTo(LabelledRows rows) {
        Reading reading = new Reading(rows);
        thinnedBeforeUs = store.each(Long.MIN_VALUE, reading);
        long open = reading.awaited.stream()
                .filter(instantUs -> Remembered.isAwaited(instantUs, reading.newestUs))
                .count();
        tally = new Tally(
                reading.seen,
                reading.taken,
                reading.disturbed,
                reading.otherSchema,
                reading.censored,
                open,
                reading.unobserved + reading.awaited.size() - open,
                reading.otherCatalogue,
                reading.begunAnew);
        sha256 = HexFormat.of().formatHex(reading.digest.digest());
    }

    /** What became of the predictions, once they were read. */
    public Tally tally() {
        return tally;
    }

    /** Before which instant rows were left out, for they are thinned; known once they were read. */
    public OptionalLong thinnedBeforeUs() {
        return thinnedBeforeUs;
    }

    /** A digest over all rows that were taken: whose, when, from which whole vector, with which labels. */
    public String sha256() {
        return sha256;
    }

    /**
     * The name under which a person's rows stand, the same as in event files. People of other tenants than the default one
     * are told apart by theirs; no two people share a name.
     */
    public static String name(PersonKey person) {
        boolean plain = person.tenant().equals(DEFAULT_TENANT) && person.user().indexOf('/') < 0;
        return plain ? person.user() : person.tenant().replace("%", "%25").replace("/", "%2F") + "/" + person.user();
    }

    private static final String DEFAULT_TENANT = "default";

    /** Where a form of this width has the columns of the rows. */
    private record Places(int width, int[] columns) {}

    /** One look back on its way into the rows. */
    private final class Reading implements Retrospect.Visitor {

        /** Where a device's rows go, and where one of them could stand last. */
        private static final class Stream {
            private final int number;
            private long stoodUs = Long.MIN_VALUE;

            Stream(int number) {
                this.number = number;
            }
        }

        private final LabelledRows rows;
        private final Map<DeviceKey, Stream> streams = new HashMap<>();
        private final Map<VectorForm, Optional<Places>> columns = new HashMap<>();
        private final MessageDigest digest = Sha256.begun();
        private final float[] vector;
        private long seen;
        private long taken;
        private long disturbed;
        private long otherSchema;
        private long censored;
        private final List<Long> awaited = new ArrayList<>();
        private long newestUs = Long.MIN_VALUE;
        private long unobserved;
        private long otherCatalogue;
        private long begunAnew;

        Reading(LabelledRows rows) {
            this.rows = rows;
            this.vector = new float[rows.schema().size()];
        }

        @Override
        public void device(Retrospect.Device device) {
            StreamName name =
                    new StreamName(name(device.key().person()), device.key().deviceText(), "");
            streams.put(device.key(), new Stream(rows.stream(new RowStream(name, device.platform(), device.door()))));
        }

        @Override
        public void prediction(Remembered prediction) {
            Stream stream = streams.get(prediction.device());
            if (stream == null) {
                throw new IllegalStateException("a prediction of " + prediction.device() + ", which was not told");
            }
            long instantUs = prediction.instantUs();
            newestUs = Math.max(newestUs, instantUs);
            if (stream.stoodUs == Long.MIN_VALUE) {
                stream.stoodUs = instantUs;
                return;
            }
            long sinceUs = instantUs - stream.stoodUs;
            if (sinceUs % stepUs == 0) {
                stream.stoodUs = instantUs;
                seen++;
                take(stream.number, prediction);
            } else if (sinceUs > stepUs && sinceUs % FeatureStream.PREDICTION_STEP_US != 0) {
                // Sooner it may be a lane built anew that tells again, elsewhere, what the former one has told.
                stream.stoodUs = instantUs;
                begunAnew++;
            }
        }

        private void take(int stream, Remembered prediction) {
            Outcome risk = risk(prediction);
            ToldState state = prediction
                    .said()
                    .map(said -> switch (said) {
                        case FOCUSED -> ToldState.FOCUSED;
                        case DISTRACTED -> ToldState.DISTRACTED;
                        case PSEUDO_PRODUCTIVE -> ToldState.PSEUDO_PRODUCTIVE;
                    })
                    .orElse(ToldState.UNTOLD);
            Optional<Places> places = columns.computeIfAbsent(prediction.form(), this::places);
            if (prediction.disturbed()) {
                disturbed++;
            } else if (places.isEmpty()) {
                otherSchema++;
            } else if (risk == Outcome.UNKNOWN && state == ToldState.UNTOLD) {
                if (!prediction.isObservable()) {
                    unobserved++;
                } else if (prediction.observed().isPresent()) {
                    censored++;
                } else {
                    awaited.add(prediction.instantUs());
                }
            } else {
                taken++;
                otherCatalogue += prediction.form().catalogDigest().equals(catalogDigest) ? 0 : 1;
                float[] whole = prediction.vector();
                pick(places.get(), whole);
                rows.add(stream, prediction.instantUs(), vector, risk, state);
                digest(prediction, whole, risk, state);
            }
        }

        private void pick(Places places, float[] whole) {
            if (whole.length != places.width()) {
                throw new StoreException("a row of the store is damaged: a vector has " + whole.length
                        + " values where its schema has " + places.width() + ".");
            }
            for (int i = 0; i < vector.length; i++) {
                vector[i] = whole[places.columns()[i]];
            }
        }

        private Outcome risk(Remembered prediction) {
            return prediction
                    .observed()
                    .filter(outcome -> prediction.isObservable() && outcome != ObservedOutcome.CENSORED)
                    .map(outcome -> Outcome.of(outcome == ObservedOutcome.SWITCHED))
                    .orElse(Outcome.UNKNOWN);
        }

        /** Where a form has the columns of the rows; empty if one of them is missing there. */
        private Optional<Places> places(VectorForm form) {
            return FeatureSchema.ofDigest(form.schemaDigest()).flatMap(held -> {
                int[] found = rows.schema().names().stream()
                        .mapToInt(held.names()::indexOf)
                        .toArray();
                for (int place : found) {
                    if (place < 0) {
                        return Optional.empty();
                    }
                }
                return Optional.of(new Places(held.size(), found));
            });
        }

        private void digest(Remembered prediction, float[] whole, Outcome risk, ToldState state) {
            String whose = name(prediction.device().person()) + "|"
                    + prediction.device().deviceText() + "|" + prediction.instantUs() + "|"
                    + prediction.form().schemaDigest() + "|" + prediction.form().catalogDigest() + "|" + risk + "|"
                    + state + "\n";
            digest.update(whose.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bits = ByteBuffer.allocate(whole.length * Float.BYTES);
            for (float value : whole) {
                bits.putInt(Float.floatToRawIntBits(value));
            }
            digest.update(bits.array());
        }
    }
}
