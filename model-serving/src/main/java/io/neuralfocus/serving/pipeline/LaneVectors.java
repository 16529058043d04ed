package io.neuralfocus.serving.pipeline;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.feature.FeatureStream;
import io.neuralfocus.feature.FeatureVector;
import io.neuralfocus.prediction.Prediction;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.Answer;
import io.neuralfocus.store.prediction.Evidence;
import io.neuralfocus.store.prediction.Evidence.Beside;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;

/** What a lane reads off its stream at the instant it stands at: for models, for the store, and for itself. */
final class LaneVectors {

    /** Everything the extractor computes, and the last events: each row keeps it, whichever model answered. */
    static final FeatureSchema WIDEST = FeatureSchema.v2().withSequence();

    private static final FeatureSchema FIRST = FeatureSchema.v1();
    private static final int IDLE = FIRST.names().indexOf("idle_time_30s");
    private static final int SWITCHES = FIRST.names().indexOf("context_switches_30s");
    private static final int WITHOUT_BREAK = FIRST.names().indexOf("minutes_since_last_break");
    private static final int ENTERTAINMENT = FIRST.names().indexOf("is_entertainment");
    private static final int PSEUDO_PRODUCTIVE = FIRST.names().indexOf("is_pseudo_productive");

    private final DeviceKey device;
    private final Catalog catalog;
    private final FeatureStream stream;

    LaneVectors(DeviceKey device, Catalog catalog, FeatureStream stream) {
        this.device = device;
        this.catalog = catalog;
        this.stream = stream;
    }

    /** An empty stream that can tell all of it. */
    static FeatureStream stream(Catalog catalog) {
        return new FeatureStream(catalog, WIDEST, FeatureStream.PREDICTION_STEP_US);
    }

    float[] of(FeatureSchema schema) {
        float[] vector = new float[schema.size()];
        stream.read(schema, vector);
        return vector;
    }

    /** The vector of the first schema, which the rest of these questions are asked of. */
    float[] first() {
        return of(FIRST);
    }

    static double idleSeconds(float[] first) {
        return first[IDLE];
    }

    static double switches(float[] first) {
        return first[SWITCHES];
    }

    static double minutesSinceLastBreak(float[] first) {
        return first[WITHOUT_BREAK];
    }

    static boolean isDistracting(float[] first) {
        return first[ENTERTAINMENT] > 0 || first[PSEUDO_PRODUCTIVE] > 0;
    }

    static boolean isPseudoProductive(float[] first) {
        return first[PSEUDO_PRODUCTIVE] > 0;
    }

    /** The prediction of this instant as it is stored. */
    StoredPrediction stored(Prediction prediction, boolean onDemand, OptionalLong session, double tookMs) {
        FeatureVector beside = stream.vector(FIRST);
        Answer answer = new Answer(
                prediction.distractionRisk(),
                prediction.riskCategory().name(),
                prediction.confidence(),
                prediction.focusScore(),
                prediction.focusIsIndex(),
                prediction.horizonSeconds(),
                prediction.modelVersion(),
                prediction.abTestGroup(),
                OptionalDouble.of(tookMs));
        Evidence evidence = new Evidence(
                WIDEST.digest(),
                catalog.digest(),
                of(WIDEST),
                new Beside(
                        beside.keystrokeCount(),
                        beside.mouseMoveCount(),
                        beside.mouseDistancePixels(),
                        beside.windowTitleChanged30s(),
                        beside.productivityCategory().name(),
                        beside.recentEventTypes()));
        return new StoredPrediction(
                id(stream.instantUs(), onDemand),
                device,
                stream.instantUs(),
                onDemand,
                session,
                stream.app().toString(),
                answer,
                evidence);
    }

    /** The same prediction made again has the same id, so a replay cannot double it. */
    UUID id(long instantUs, boolean onDemand) {
        String name = device.tenant() + "|" + device.deviceText() + "|" + instantUs + (onDemand ? "|asked" : "");
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
