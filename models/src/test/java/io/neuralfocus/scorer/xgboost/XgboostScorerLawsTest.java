package io.neuralfocus.scorer.xgboost;

import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.ScorerLaws;
import io.neuralfocus.scorer.trees.TrainedModels;
import java.io.IOException;

class XgboostScorerLawsTest extends ScorerLaws {

    @Override
    protected Scorer open() throws IOException {
        return XgboostScorer.load("model", TrainedModels.usual(), TrainedModels.names());
    }
}
