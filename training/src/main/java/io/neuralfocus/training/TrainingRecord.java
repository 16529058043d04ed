package io.neuralfocus.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.dataset.Split;
import io.neuralfocus.training.evaluation.Judgement;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Fitted;
import io.neuralfocus.training.trainer.Trainer;

/** What training tells of itself in the card: on what, how, and what came of it. */
final class TrainingRecord {

    private TrainingRecord() {}

    static ObjectNode of(Trainer trainer, Fitted fitted, Conditions conditions, Split split, Judgement judgement) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("split", "by user, focus-split-v1");
        told.set("train", part(split.train()));
        told.set("valid", part(split.valid()));
        told.put("trainer", trainer.name());
        told.put("seed", conditions.seed());
        told.put("threads", conditions.threads());
        told.set("parameters", fitted.told());
        told.put("calibration", "inductive Venn-Abers, out of fold by user");
        ObjectNode metrics = told.putObject("metrics_on_valid");
        judgement.auc().ifPresent(auc -> metrics.put("auc", auc));
        metrics.put("brier", judgement.brier());
        told.put("jdk", System.getProperty("java.version", ""));
        told.put("os", System.getProperty("os.name", ""));
        told.put("architecture", System.getProperty("os.arch", ""));
        return told;
    }

    private static ObjectNode part(RowView rows) {
        RowView labelled = rows.labelledFor(Head.RISK);
        return JsonNodeFactory.instance
                .objectNode()
                .put("users", labelled.usersPresent().size())
                .put("rows", labelled.size())
                .put("base_rate", labelled.baseRate(Head.RISK));
    }
}
