package io.neuralfocus.serving.pipeline;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.wire.FrameCursor;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.feature.FeatureStream;
import io.neuralfocus.prediction.Prediction;
import io.neuralfocus.serving.pipeline.ModelChoice.Chosen;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.Kept;
import io.neuralfocus.store.intake.Kept.KeptBatch;
import io.neuralfocus.store.intake.Kept.KeptFrame;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.Answer;
import io.neuralfocus.store.prediction.Evidence;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongFunction;

/** One device's way from committed frames to predictions. Single-threaded; {@link Lanes} sees to that. */
final class Lane {

    private final DeviceKey device;
    private final Answering answering;
    private final Catalog catalog;
    private final FeatureStream stream;
    private long ordinal;

    Lane(DeviceKey device, Answering answering, Catalog catalog) {
        this.device = device;
        this.answering = answering;
        this.catalog = catalog;
        // The widest of all: which schema the model takes may change while the lane stands.
        this.stream = new FeatureStream(catalog, FeatureSchema.v2(), FeatureStream.PREDICTION_STEP_US);
    }

    /** What a frame led to: the predictions that became due, and how many of its events came late. */
    record Taken(List<StoredPrediction> predictions, int lateEvents) {}

    /** The newest it has taken; 0 before the first. */
    long ordinal() {
        return ordinal;
    }

    /**
     * Takes what was committed next in.
     *
     * @param answered the focus score that was answered at an instant, if this was taken in an earlier life
     */
    Taken take(Kept kept, LongFunction<OptionalDouble> answered) {
        ordinal = kept.ordinal();
        int lateEvents = kept instanceof KeptFrame frame ? read(frame.frame()) : read((KeptBatch) kept);
        List<StoredPrediction> predictions = new ArrayList<>();
        while (stream.nextInstant()) {
            if (!stream.away()) {
                OptionalDouble before = answered.apply(stream.instantUs());
                if (before.isPresent()) {
                    stream.predicted(stream.instantUs(), before.getAsDouble());
                } else {
                    predict().ifPresent(predictions::add);
                }
            }
        }
        return new Taken(predictions, lateEvents);
    }

    private int read(AcceptedFrame frame) {
        // Made anew for each frame: the names it remembers would weigh more than all the rest of a calm lane.
        FrameCursor cursor = new FrameCursor();
        EventSlot slot = new EventSlot();
        byte[] bytes = frame.bytes();
        if (!cursor.open(bytes, 0, bytes.length)) {
            throw new IllegalStateException("a stored frame does not open: " + cursor.refusal());
        }
        TimeBounds bounds = new TimeBounds(frame.receivedUs());
        int lateEvents = 0;
        while (cursor.next(slot)) {
            if (bounds.allows(slot.timestampUs()) && !stream.accept(slot)) {
                lateEvents++;
            }
        }
        if (cursor.watermarkUs() != 0 && bounds.believes(cursor.watermarkUs())) {
            stream.watermark(cursor.watermarkUs());
        }
        return lateEvents;
    }

    /** The events of all items by time, as the door ordered them, and a watermark after them. */
    private int read(KeptBatch batch) {
        List<StreamItem> items = new ArrayList<>();
        batch.items().forEach(content -> items.addAll(RestingItem.read(content)));
        items.sort(Comparator.comparingLong(StreamItem::timestampUs));
        int lateEvents = 0;
        for (StreamItem item : items) {
            if (item instanceof StreamItem.Happened happened) {
                lateEvents += stream.accept(happened.event()) ? 0 : 1;
            } else if (item instanceof StreamItem.Watermark watermark) {
                stream.watermark(watermark.timestampUs());
            }
        }
        return lateEvents;
    }

    /** Empty if there is no model: that instant stays without an answer. */
    private Optional<StoredPrediction> predict() {
        Optional<Chosen> chosen = answering.choose(device);
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        FeatureSchema schema = chosen.get().model().schema();
        float[] vector = read(schema);
        long instantUs = stream.instantUs();
        Prediction prediction =
                answering.forecast(chosen.get(), vector, instantUs).prediction();
        answering.shadow().ifPresent(shadow -> answering.offer(shadow, device, instantUs, read(shadow.schema())));
        stream.predicted(instantUs, prediction.focusScore());
        Answer answer = new Answer(
                prediction.distractionRisk(),
                prediction.riskCategory().name(),
                prediction.confidence(),
                prediction.focusScore(),
                prediction.focusIsIndex(),
                prediction.horizonSeconds(),
                prediction.modelVersion(),
                prediction.abTestGroup(),
                OptionalDouble.empty());
        return Optional.of(new StoredPrediction(
                id(instantUs),
                device,
                instantUs,
                false,
                OptionalLong.empty(),
                stream.app().toString(),
                answer,
                new Evidence(schema.digest(), catalog.digest(), vector, Evidence.Beside.NONE)));
    }

    private float[] read(FeatureSchema schema) {
        float[] vector = new float[schema.size()];
        // A lane lives longer than a model: the first that takes the last events finds none yet.
        stream.keepSequenceOf(schema);
        stream.read(schema, vector);
        return vector;
    }

    /** The same prediction made again has the same id, so a replay cannot double it. */
    private UUID id(long instantUs) {
        String name = device.tenant() + "|" + device.deviceText() + "|" + instantUs;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
