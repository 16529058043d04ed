package io.neuralfocus.training.trainer.baseline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.registry.LinearFile;
import io.neuralfocus.registry.ModelKind;
import io.neuralfocus.scorer.linear.LinearModel;
import io.neuralfocus.scorer.linear.LinearScorer;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.trainer.Fitted;
import io.neuralfocus.training.trainer.ModelFile;
import io.neuralfocus.training.trainer.Trainer;
import io.neuralfocus.training.trainer.VectorMargins;
import java.util.List;

/** A linear model that was fitted: nothing watched decides anything about it. */
record FittedLinear(LinearModel model, List<String> features, Trainer settled, ObjectNode told) implements Fitted {

    @Override
    public ModelFile file() {
        return new ModelFile(ModelKind.LINEAR, LinearFile.write(model, features));
    }

    @Override
    public float[] margins(RowView rows) {
        return VectorMargins.of(new LinearScorer(model, features), rows);
    }

    @Override
    public ObjectNode told() {
        return told.deepCopy();
    }
}
