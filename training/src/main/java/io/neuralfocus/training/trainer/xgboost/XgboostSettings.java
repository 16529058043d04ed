package io.neuralfocus.training.trainer.xgboost;

import io.neuralfocus.training.trainer.Conditions;
import java.util.LinkedHashMap;
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
        int patience) {

    /** What is used where nobody searches. */
    public static final XgboostSettings USUAL = new XgboostSettings(600, 5, 0.05, 0.8, 0.8, 20, 50);

    XgboostSettings withTrees(int count) {
        return new XgboostSettings(count, depth, learningRate, subsample, columnSample, leastChildWeight, 0);
    }

    /** As XGBoost names them. */
    Map<String, Object> parameters(Conditions conditions) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("eval_metric", "logloss");
        parameters.put("tree_method", "hist");
        parameters.put("max_depth", depth);
        parameters.put("eta", learningRate);
        parameters.put("subsample", subsample);
        parameters.put("colsample_bytree", columnSample);
        parameters.put("min_child_weight", leastChildWeight);
        parameters.put("seed", conditions.seed());
        parameters.put("nthread", conditions.threads());
        return parameters;
    }
}
