package io.neuralfocus.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.training.dataset.RiskRows;
import io.neuralfocus.training.evaluation.Judgement;
import io.neuralfocus.training.trainer.BoostedTreesSettings;

/** What training tells of itself in the card: on what, how, and what came of it. */
final class TrainingRecord {

    private TrainingRecord() {}

    static ObjectNode of(BoostedTreesSettings settings, RiskRows train, RiskRows valid, Judgement judgement) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("split", "by user, focus-split-v1");
        told.set("train", part(train));
        told.set("valid", part(valid));
        told.set("parameters", parameters(settings));
        told.put("calibration", "inductive Venn-Abers, out of fold by user");
        ObjectNode metrics = told.putObject("metrics_on_valid");
        judgement.auc().ifPresent(auc -> metrics.put("auc", auc));
        metrics.put("brier", judgement.brier());
        told.put("jdk", System.getProperty("java.version", ""));
        told.put("os", System.getProperty("os.name", ""));
        told.put("architecture", System.getProperty("os.arch", ""));
        return told;
    }

    private static ObjectNode part(RiskRows rows) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("users", rows.userCount())
                .put("rows", rows.size())
                .put("base_rate", rows.baseRate());
    }

    private static ObjectNode parameters(BoostedTreesSettings settings) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("trees", settings.trees())
                .put("depth", settings.depth())
                .put("learning_rate", settings.learningRate())
                .put("subsample", settings.subsample())
                .put("column_sample", settings.columnSample())
                .put("least_child_weight", settings.leastChildWeight())
                .put("seed", settings.seed())
                .put("threads", 1);
    }
}
