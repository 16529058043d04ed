package io.neuralfocus.scorer.onnx;

import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.ScorerLaws;
import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import io.neuralfocus.scorer.trees.TrainedModels;

class OnnxScorerLawsTest extends ScorerLaws {

    @Override
    protected Scorer open() {
        Forest forest = ForestReader.read("model", TrainedModels.usual(), ModelLimits.USUAL);
        return OnnxScorer.load("model", TwinWriter.write(forest, TrainedModels.names()), TrainedModels.names());
    }
}
