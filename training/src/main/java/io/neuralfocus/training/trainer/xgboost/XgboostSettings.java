package io.neuralfocus.training.trainer.xgboost;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.training.trainer.Conditions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What decides a booster besides its rows and conditions.
 *
 * @param trees at most
 * @param patience how many trees without gain on the watched rows end the training; 0 never does
 */
public record XgboostSettings(
        int trees,
        int depth,
        double learningRate,
        double subsample,
        double columnSample,
        double leastChildWeight,
        double penalty,
        int patience) {

    /** What is used where nobody searches. */
    public static final XgboostSettings USUAL = new XgboostSettings(1_000, 5, 0.05, 0.8, 0.8, 20, 1, 50);

    /** What a search tries, the usual first: how deep, how many rows a leaf needs, how much chance, how much restraint. */
    static List<XgboostSettings> space() {
        List<XgboostSettings> space = new ArrayList<>(List.of(USUAL));
        for (int depth : new int[] {4, 6}) {
            for (double leastChildWeight : new double[] {20, 100}) {
                for (double columnSample : new double[] {0.5, 0.8}) {
                    space.add(new XgboostSettings(1_000, depth, 0.05, 0.8, columnSample, leastChildWeight, 1, 50));
                }
            }
        }
        space.add(new XgboostSettings(1_000, 6, 0.05, 0.5, 0.5, 200, 10, 50));
        return List.copyOf(space);
    }

    XgboostSettings withTrees(int count) {
        return new XgboostSettings(count, depth, learningRate, subsample, columnSample, leastChildWeight, penalty, 0);
    }

    /** As XGBoost names them. */
    public Map<String, Object> parameters(Head head, List<String> features, Conditions conditions) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("eval_metric", "logloss");
        parameters.put("tree_method", "hist");
        parameters.put("max_depth", depth);
        parameters.put("eta", learningRate);
        parameters.put("subsample", subsample);
        parameters.put("colsample_bytree", columnSample);
        parameters.put("min_child_weight", leastChildWeight);
        parameters.put("lambda", penalty);
        parameters.put("monotone_constraints", KnownSign.constraints(head, features));
        parameters.put("seed", conditions.seed());
        parameters.put("nthread", conditions.threads());
        return parameters;
    }

    ObjectNode told() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("trees", trees)
                .put("depth", depth)
                .put("learning_rate", learningRate)
                .put("subsample", subsample)
                .put("column_sample", columnSample)
                .put("least_child_weight", leastChildWeight)
                .put("penalty", penalty);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "depth %d, eta %s, rows %s, columns %s, least child weight %s, penalty %s",
                depth,
                learningRate,
                subsample,
                columnSample,
                leastChildWeight,
                penalty);
    }
}
