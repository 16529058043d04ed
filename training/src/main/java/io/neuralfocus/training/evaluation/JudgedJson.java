package io.neuralfocus.training.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judgements and comparisons as JSON: for cards, for programs, and for the report, which shows the same numbers. */
public final class JudgedJson {

    private JudgedJson() {}

    /** A model and its rivals; the model's own numbers stand at the top. */
    public static ObjectNode of(Evaluation evaluation) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("model", evaluation.model());
        node.setAll(of(evaluation.judged()));
        ArrayNode rivals = node.putArray("rivals");
        for (Rival rival : evaluation.rivals()) {
            ObjectNode one = rivals.addObject();
            one.put("name", rival.name());
            one.put("role", rival.role().name().toLowerCase(Locale.ROOT));
            one.put("note", rival.note());
            one.setAll(summary(rival.judged()));
            one.set("difference", of(rival.comparison()));
        }
        return node;
    }

    /** All that was found; what is absent is null. */
    public static ObjectNode of(Judged judged) {
        ObjectNode node = summary(judged);
        ArrayNode reliability = node.putArray("reliability");
        for (ReliabilityBin bin : judged.reliability()) {
            ObjectNode point = reliability.addObject();
            point.put("n", bin.rows());
            point.put("expected", bin.expected());
            point.put("observed", bin.observed());
            interval(point, "observed", bin.interval());
            point.put("if_calibrated_lo", bin.ifCalibrated().lo());
            point.put("if_calibrated_hi", bin.ifCalibrated().hi());
        }
        ArrayNode slices = node.putArray("slices");
        for (Slice slice : judged.slices()) {
            ObjectNode one = slices.addObject();
            one.put("by", slice.by());
            one.put("value", slice.value());
            one.put("n", slice.rows());
            one.put("users", slice.users());
            one.put("base_rate", slice.baseRate());
            slice.figures().forEach((metric, figure) -> figure(one, metric.label(), figure));
        }
        return node;
    }

    /** Without the curve and the slices. */
    public static ObjectNode summary(Judged judged) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("n", judged.rows());
        node.put("users", judged.users());
        node.put("base_rate", judged.baseRate());
        figures(node, judged.figures());
        node.put("ece_floor", judged.eceFloor());
        ArrayNode bands = node.putArray("bands");
        for (Band band : judged.bands()) {
            ObjectNode one = bands.addObject();
            one.put("band", band.category().name());
            one.put("n", band.rows());
            put(one, "expected", band.expected());
            put(one, "observed", band.observed());
            interval(one, "observed", band.interval());
        }
        node.set("intervals", resampling(judged.resampling()));
        return node;
    }

    /** Differences: this model's numbers minus the other's. */
    public static ObjectNode of(Comparison comparison) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("n", comparison.rows());
        node.put("users", comparison.users());
        figures(node, comparison.differences());
        node.set("intervals", resampling(comparison.resampling()));
        return node;
    }

    private static void figures(ObjectNode node, Map<Metric, Figure> figures) {
        for (Metric metric : Metric.values()) {
            figure(node, metric.label(), figures.getOrDefault(metric, Figure.NONE));
        }
        ObjectNode means = node.putObject("mean_over_users");
        for (Metric metric : Metric.values()) {
            put(means, metric.label(), figures.getOrDefault(metric, Figure.NONE).meanOverUsers());
        }
        means.put(
                "users_with_auc", figures.getOrDefault(Metric.AUC, Figure.NONE).usersInMean());
    }

    private static ObjectNode resampling(Resampling resampling) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("by", resampling.by().label());
        node.put("clusters", resampling.clusters());
        node.put("draws", resampling.draws());
        node.put("seed", resampling.seed());
        return node;
    }

    private static void figure(ObjectNode node, String name, Figure figure) {
        put(node, name, figure.value());
        interval(node, name, figure.interval());
    }

    private static void interval(ObjectNode node, String name, Optional<Interval> interval) {
        put(node, name + "_lo", interval.stream().mapToDouble(Interval::lo).findFirst());
        put(node, name + "_hi", interval.stream().mapToDouble(Interval::hi).findFirst());
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }
}
