package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.PredictionLog;
import io.neuralfocus.store.prediction.PredictionLog.Page;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** {@code GET /api/v1/predictions?device=...&after=...}: a device's predictions, oldest first, a page at a time. */
final class PredictionsResource {

    private static final int PAGE_AT_MOST = 1000;

    private final PredictionLog log;

    PredictionsResource(PredictionLog log) {
        this.log = log;
    }

    /** The score is an index, and no probability of being focused, where {@code focus_is_index} says so. */
    private record Prediction(
            UUID id,
            UUID deviceId,
            String timestamp,
            long timestampUs,
            String app,
            double distractionRisk,
            String riskCategory,
            double confidence,
            double focusScore,
            boolean focusIsIndex,
            int predictionHorizonSeconds,
            String modelVersion) {

        static Prediction of(StoredPrediction stored) {
            return new Prediction(
                    stored.id(),
                    stored.device().device(),
                    Instant.EPOCH.plus(stored.instantUs(), ChronoUnit.MICROS).toString(),
                    stored.instantUs(),
                    stored.app(),
                    stored.answer().risk(),
                    stored.answer().category(),
                    stored.answer().confidence(),
                    stored.answer().focusScore(),
                    stored.answer().focusIsIndex(),
                    stored.answer().horizonSeconds(),
                    stored.answer().modelVersion());
        }
    }

    private record Answer(List<Prediction> predictions, long nextAfter) {}

    Route route() {
        return Route.get(
                "/api/v1/predictions",
                this::list,
                ProblemCode.INVALID_DEVICE_ID,
                ProblemCode.INVALID_AFTER,
                ProblemCode.INVALID_LIMIT,
                ProblemCode.STORE_UNAVAILABLE);
    }

    private void list(Context context) {
        DeviceKey device = DeviceKey.alone(device(context));
        Page<Long> page =
                log.after(device, number(context, "after", ProblemCode.INVALID_AFTER, 0, Long.MAX_VALUE, 0), (int)
                        number(context, "limit", ProblemCode.INVALID_LIMIT, 1, PAGE_AT_MOST, PAGE_AT_MOST));
        Json.answer(
                context,
                new Answer(
                        page.predictions().stream()
                                .map(kept -> Prediction.of(kept.prediction()))
                                .toList(),
                        page.cursor()));
    }

    private static UUID device(Context context) {
        String text = context.queryParam("device");
        try {
            if (text != null && text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // Told below, like a missing one.
        }
        throw new Refusal(
                ProblemCode.INVALID_DEVICE_ID, "The parameter device must be a UUID, as in the device's frames.");
    }

    private static long number(Context context, String name, ProblemCode code, long least, long most, long otherwise) {
        String text = context.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like one out of range.
        }
        throw new Refusal(code, "The parameter " + name + " must be a number from " + least + " to " + most + ".");
    }
}
