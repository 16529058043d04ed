package io.neuralfocus.training.trainer;

import java.util.LinkedHashMap;
import java.util.Map;

/** What decides a booster besides its rows. */
public record BoostedTreesSettings(
        int trees,
        int depth,
        double learningRate,
        double subsample,
        double columnSample,
        double leastChildWeight,
        long seed) {

    /** Few and shallow: enough for the cold start, and small enough to ship. */
    public static BoostedTreesSettings small(long seed) {
        return new BoostedTreesSettings(50, 4, 0.15, 0.8, 0.8, 20, seed);
    }

    /** As XGBoost names them; one thread, so that the same rows give the same bytes on any machine of one kind. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("tree_method", "hist");
        parameters.put("max_depth", depth);
        parameters.put("eta", learningRate);
        parameters.put("subsample", subsample);
        parameters.put("colsample_bytree", columnSample);
        parameters.put("min_child_weight", leastChildWeight);
        parameters.put("seed", seed);
        parameters.put("nthread", 1);
        return parameters;
    }
}
