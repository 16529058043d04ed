package io.neuralfocus.training.trainer.xgboost;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * A booster's first trees, as if it had grown no others.
 *
 * <p>XGBoost's Java door cannot cut a booster. So its document is cut: written once as JSON, shortened in the four places
 * that tell of trees, and read back. Writing the model down at each new best instead, as the first attempt did, cost nearly
 * as much as growing the trees. A float passes through a double unchanged, so not a bit of a threshold is lost.
 */
final class Cut {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Cut() {}

    /** The model of the first trees, in UBJSON. */
    static byte[] to(Booster booster, int trees) throws XGBoostError {
        try {
            if (!(JSON.readTree(booster.toByteArray("json")) instanceof ObjectNode document)) {
                throw new IllegalStateException("XGBoost wrote no JSON object");
            }
            ObjectNode model = document.withObject("/learner/gradient_booster/model");
            model.withObject("/gbtree_model_param").put("num_trees", String.valueOf(trees));
            for (String each : List.of("trees", "tree_info")) {
                shorten(model.withArray("/" + each), trees);
            }
            shorten(model.withArray("/iteration_indptr"), trees + 1);
            Booster cut = XGBoost.loadModel(JSON.writeValueAsBytes(document));
            try {
                return cut.toByteArray("ubj");
            } finally {
                cut.dispose();
            }
        } catch (IOException e) {
            throw new IllegalStateException("XGBoost's document could not be cut", e);
        }
    }

    private static void shorten(ArrayNode array, int length) {
        for (int last = array.size() - 1; last >= length; last--) {
            array.remove(last);
        }
    }
}
