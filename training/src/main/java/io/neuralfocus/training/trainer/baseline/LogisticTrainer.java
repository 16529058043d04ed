package io.neuralfocus.training.trainer.baseline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.scorer.linear.LinearModel;
import io.neuralfocus.scorer.linear.Term;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Fitted;
import io.neuralfocus.training.trainer.Progress;
import io.neuralfocus.training.trainer.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;

/** Logistic regression on standardised features, long tails by their logarithm. */
public final class LogisticTrainer implements Trainer {

    /** Held, for a logger that nobody holds forgets its level. Tribuo counts its examples aloud at every training. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    static {
        TRIBUO.setLevel(Level.WARNING);
    }

    private static final double LEARNING_RATE = 0.1;
    private static final int EPOCHS = 5;
    private static final int BATCH = 32;
    private static final int SILENT = -1;

    @Override
    public String name() {
        return "logistic";
    }

    @Override
    public int steps() {
        return 1;
    }

    @Override
    public Fitted train(
            Head head, RowView train, float[] weights, RowView valid, Conditions conditions, Progress progress) {
        List<Term> standards = Standards.of(train);
        LinearSGDTrainer trainer = new LinearSGDTrainer(
                new LogMulticlass(), new AdaGrad(LEARNING_RATE), EPOCHS, SILENT, BATCH, conditions.seed());
        LinearSGDModel model = trainer.train(TribuoRows.of(head, train, weights, standards));
        progress.step();
        return new FittedLinear(
                difference(model, train.schema().names(), standards),
                train.schema().names(),
                this,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("optimiser", "AdaGrad")
                        .put("learning_rate", LEARNING_RATE)
                        .put("epochs", EPOCHS)
                        .put("batch", BATCH));
    }

    /** Tribuo keeps weights for both labels; what counts is by how much they differ. The last column is the bias. */
    private static LinearModel difference(LinearSGDModel model, List<String> features, List<Term> standards) {
        DenseMatrix weights = model.getWeightsCopy();
        ImmutableFeatureMap columns = model.getFeatureIDMap();
        ImmutableOutputInfo<Label> rows = model.getOutputIDInfo();
        int happened = rows.getID(TribuoRows.HAPPENED);
        int didNot = rows.getID(TribuoRows.DID_NOT);
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            int column = columns.getID(features.get(i));
            Term standard = standards.get(i);
            terms.add(new Term(
                    standard.shape(),
                    standard.centre(),
                    standard.scale(),
                    weights.get(happened, column) - weights.get(didNot, column)));
        }
        int last = weights.getDimension2Size() - 1;
        return new LinearModel(weights.get(happened, last) - weights.get(didNot, last), terms);
    }
}
