package io.neuralfocus.training.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How the loss fell while a model learnt, as the card tells it: {@code {"steps": "trees", "log_loss": [...], "kept": 90}}.
 *
 * @param steps what a step is
 * @param losses log loss on the rows that were watched, after each step
 * @param kept after how many steps the model was taken
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
record LearningCurve(String steps, double[] losses, int kept) {

    static Optional<LearningCurve> of(JsonNode record) {
        JsonNode told = record.findValue("learning_curve");
        if (told == null
                || !told.path("log_loss").isArray()
                || told.path("log_loss").size() < 2) {
            return Optional.empty();
        }
        double[] losses = new double[told.path("log_loss").size()];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = told.path("log_loss").path(i).asDouble();
        }
        return Optional.of(new LearningCurve(
                told.path("steps").asText("steps"), losses, told.path("kept").asInt(losses.length)));
    }

    Picture picture() {
        String finding = String.format(
                Locale.ROOT, "After %d %s it no longer gets better: log loss %.4f", kept, steps, at(kept));
        double[] x = new double[losses.length];
        Arrays.setAll(x, i -> i + 1);
        double least = Arrays.stream(losses).min().orElse(0);
        double most = Arrays.stream(losses).max().orElse(1);
        double room = Math.max(1e-4, 0.06 * (most - least));
        Sheet sheet = new Sheet(Sheet.WIDTH, 400, finding, steps, "log loss, in nats")
                .x(0, losses.length)
                .y(least - room, most + room)
                .dotsOf(10);
        sheet.line("on the rows that were watched", x, losses, Ink.MODEL);
        sheet.dots("taken", new double[] {kept}, new double[] {at(kept)}, Ink.CHAMPION);
        return new Picture(
                "learning_curve",
                finding,
                "Log loss on people whom the model is not fitted to, while it learnt. It was taken where that was least.",
                sheet.png());
    }

    private double at(int step) {
        return losses[Math.max(0, Math.min(losses.length, step) - 1)];
    }
}
