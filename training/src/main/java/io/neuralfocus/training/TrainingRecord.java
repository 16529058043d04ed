package io.neuralfocus.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.training.Training.Trained;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.dataset.Split;
import io.neuralfocus.training.evaluation.JudgedJson;
import io.neuralfocus.training.promotion.Verdict;
import java.time.Instant;

/** What training tells of itself in the card: from what, how, on which machine, and what came of it. */
final class TrainingRecord {

    private TrainingRecord() {}

    static ObjectNode of(Recipe recipe, Trained trained, Verdict verdict, Provenance provenance) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        if (!provenance.note().isEmpty()) {
            told.put("note", provenance.note());
        }
        told.put("parent", verdict.against());
        told.set("verdict", verdict.toJson());
        told.set("recipe", RecipeJson.write(recipe));
        told.set("split", split(trained.split()));
        told.put("weights", "a row of a user with n rows weighs min(1, C / n), C = 3 x the median n of training users");
        told.put(
                "calibration",
                trained.split().by() == Split.By.USER
                        ? "inductive Venn-Abers, out of fold by train user"
                        : "inductive Venn-Abers, on the sessions between training and test");
        told.put(
                "momentum",
                recipe.fromStore().isPresent()
                        ? "as it was when each prediction was made"
                        : "50 in every row: replayed files tell no predictions, so no other value was ever seen");
        if (recipe.heads().contains(Recipe.FOCUS)) {
            told.put(
                    "focus_labels",
                    recipe.peopleToldTheirFocus()
                            ? "people's own, as they are told with the rows"
                            : "the truth of a simulation, no person's: the focus score stays an index");
        }
        ObjectNode heads = told.putObject("heads");
        for (TrainedHead head : trained.heads()) {
            heads.set(head.head().label(), head(head));
        }
        ObjectNode code = told.putObject("code");
        code.put("version", provenance.codeVersion());
        code.put("sha256", provenance.codeSha256());
        told.put("jdk", System.getProperty("java.version", ""));
        told.put("os", System.getProperty("os.name", ""));
        told.put("architecture", System.getProperty("os.arch", ""));
        return told;
    }

    private static ObjectNode head(TrainedHead head) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("train_rows", head.train().size());
        node.put("train_users", head.train().usersPresent().size());
        node.put("train_base_rate", head.train().baseRate(head.head()));
        node.set("parameters", head.fitted().told());
        head.closedForm().ifPresent(visits -> visits.tellIn(node));
        head.later()
                .ifPresent(later -> node.put("auc_of_the_same_people_later", later.auc())
                        .put("rows_of_the_same_people_later", later.rows()));
        if (!head.tried().isEmpty()) {
            ArrayNode tried = node.putArray("searched");
            for (Search.Tried one : head.tried()) {
                tried.addObject()
                        .put("settings", one.candidate().settings())
                        .put("log_loss_of_train_users_left_out", one.logLoss());
            }
        }
        node.set("metrics", JudgedJson.of(head.judged()));
        return node;
    }

    private static ObjectNode split(Split split) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("by", split.by().told());
        node.put("judged_on", split.by() == Split.By.USER ? "valid" : "test");
        node.set("train", part(split.train()));
        node.set("valid", part(split.valid()));
        node.set("test", part(split.test()));
        return node;
    }

    private static ObjectNode part(RowView rows) {
        RowView labelled = rows.labelledFor(Head.RISK);
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("users", labelled.usersPresent().size())
                .put("rows", labelled.size())
                .put("base_rate", labelled.baseRate(Head.RISK));
        if (labelled.size() > 0) {
            long first = Long.MAX_VALUE;
            long last = Long.MIN_VALUE;
            for (int i = 0; i < labelled.size(); i++) {
                first = Math.min(first, labelled.instantUs(i));
                last = Math.max(last, labelled.instantUs(i));
            }
            node.put("first", instant(first)).put("last", instant(last));
        }
        return node;
    }

    private static String instant(long us) {
        return Instant.EPOCH.plusSeconds(Math.floorDiv(us, 1_000_000L)).toString();
    }
}
