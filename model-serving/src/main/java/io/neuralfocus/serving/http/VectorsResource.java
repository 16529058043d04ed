package io.neuralfocus.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.neuralfocus.serving.pipeline.Answering;
import io.neuralfocus.serving.pipeline.Forecaster.Forecast;
import io.neuralfocus.serving.pipeline.ModelChoice.Chosen;
import io.neuralfocus.store.people.DeviceKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code POST /api/v1/predictions}: vectors in, predictions out, at once; nothing is kept. */
final class VectorsResource {

    /** More of them take longer than somebody waits who has to be explained each. */
    private static final int MOST_VECTORS = 1_000;

    /** As whom a request without a device asks. */
    private static final DeviceKey NOBODY = DeviceKey.alone(new UUID(0, 0));

    private final Answering answering;
    private final InstantSource clock;

    VectorsResource(Answering answering, InstantSource clock) {
        this.answering = answering;
        this.clock = clock;
    }

    private record Answer(String modelVersion, String schema, List<PredictionAnswer> predictions) {}

    Route route() {
        return Route.post(
                        "/api/v1/predictions",
                        this::post,
                        ProblemCode.WRONG_WIDTH,
                        ProblemCode.UNKNOWN_FEATURE,
                        ProblemCode.MISSING_FEATURE,
                        ProblemCode.INVALID_FEATURE,
                        ProblemCode.INFINITE_FEATURE,
                        ProblemCode.TOO_MANY_VECTORS,
                        ProblemCode.NO_MODEL)
                .refusing(ProblemCode.ofJson());
    }

    private void post(Context context) {
        JsonBody body = JsonBody.of(context, "vector", "vectors", "factors");
        Optional<JsonNode> one = body.told("vector");
        Optional<JsonNode> several = body.told("vectors");
        if (one.isPresent() == several.isPresent()) {
            throw new Refusal(ProblemCode.MISSING_FIELD, "Either vector is to be told, or vectors: a list of them.");
        }
        Chosen chosen = answering
                .choose(NOBODY)
                .orElseThrow(() -> new Refusal(ProblemCode.NO_MODEL, "There is no model that could answer."));
        int factors = body.integer("factors", 0, 1_000).map(Long::intValue).orElse(Answering.USUAL_FACTORS);
        VectorReader reader = new VectorReader(chosen.model().schema());
        long nowUs = Instants.us(clock.instant());
        if (one.isPresent()) {
            Forecast forecast = answering.forecast(chosen, reader.read(one.get(), "vector"), nowUs, factors);
            Json.answer(context, PredictionAnswer.of(forecast));
            return;
        }
        List<float[]> vectors = vectors(several.orElseThrow(), reader);
        Json.answer(
                context,
                new Answer(
                        chosen.model().version(),
                        chosen.model().schema().version(),
                        vectors.stream()
                                .map(vector -> answering.forecast(chosen, vector, nowUs, factors))
                                .map(PredictionAnswer::of)
                                .toList()));
    }

    /** All of them, before any is scored: a list is answered whole or not at all. */
    private static List<float[]> vectors(JsonNode told, VectorReader reader) {
        if (!told.isArray()) {
            throw new Refusal(ProblemCode.INVALID_FIELD, "vectors is not a list.");
        }
        if (told.size() > MOST_VECTORS) {
            throw new Refusal(
                    ProblemCode.TOO_MANY_VECTORS,
                    "There are " + told.size() + " vectors; " + MOST_VECTORS + " are taken at once.");
        }
        List<float[]> vectors = new ArrayList<>();
        for (JsonNode vector : told) {
            vectors.add(reader.read(vector, "vectors[" + vectors.size() + "]"));
        }
        return vectors;
    }
}
