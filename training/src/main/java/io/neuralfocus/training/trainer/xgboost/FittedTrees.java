package io.neuralfocus.training.trainer.xgboost;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.registry.ModelKind;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import io.neuralfocus.scorer.trees.TreesScorer;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.trainer.Fitted;
import io.neuralfocus.training.trainer.ModelFile;
import io.neuralfocus.training.trainer.Trainer;
import io.neuralfocus.training.trainer.VectorMargins;
import java.util.List;

/** Trees that have grown. */
final class FittedTrees implements Fitted {

    private final XgboostSettings settled;
    private final byte[] ubj;
    private final List<String> features;
    private final List<Double> losses;

    /**
     * Trees of these settings.
     *
     * @param losses on the watched rows after each tree that grew; empty if nothing was watched
     */
    FittedTrees(XgboostSettings settled, byte[] ubj, List<String> features, List<Double> losses) {
        this.settled = settled;
        this.ubj = ubj;
        this.features = features;
        this.losses = List.copyOf(losses);
    }

    @Override
    public ModelFile file() {
        return new ModelFile(ModelKind.XGBOOST, ubj.clone());
    }

    @Override
    public float[] margins(RowView rows) {
        try (TreesScorer scorer = new TreesScorer(ForestReader.read("trained.ubj", ubj, ModelLimits.USUAL), features)) {
            return VectorMargins.of(scorer, rows);
        }
    }

    @Override
    public Trainer settled() {
        return new XgboostTrainer(settled);
    }

    @Override
    public ObjectNode told() {
        ObjectNode told = settled.told();
        if (!losses.isEmpty()) {
            ObjectNode curve = told.putObject("learning_curve");
            curve.put("steps", "trees").put("kept", settled.trees());
            losses.forEach(curve.putArray("log_loss")::add);
        }
        return told;
    }
}
