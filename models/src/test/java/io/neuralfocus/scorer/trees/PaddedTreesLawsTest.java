package io.neuralfocus.scorer.trees;

import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.ScorerLaws;

class PaddedTreesLawsTest extends ScorerLaws {

    @Override
    protected Scorer open() {
        Forest forest = ForestReader.read("model", TrainedModels.usual(), ModelLimits.USUAL);
        return new TreesScorer(forest, TrainedModels.names(), PaddedTrees.of(forest));
    }
}
