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
import java.util.Collections;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.baseline.DummyClassifierTrainer;
import org.tribuo.impl.ArrayExample;

/**
 * Says what happens more often, whatever the row: its margin is the log-odds of the rate. A bundle of it answers with one
 * number, and shows what a model must be better than.
 */
public final class MajorityTrainer implements Trainer {

    private static final String NOTHING = "nothing";

    @Override
    public String name() {
        return "majority";
    }

    @Override
    public int steps() {
        return 1;
    }

    @Override
    public Fitted train(
            Head head, RowView train, float[] weights, RowView valid, Conditions conditions, Progress progress) {
        float[] labels = train.labels(head);
        MutableDataset<Label> dataset = TribuoRows.empty(head);
        double happened = 0;
        double all = 0;
        for (int i = 0; i < labels.length; i++) {
            Label label = labels[i] > 0 ? TribuoRows.HAPPENED : TribuoRows.DID_NOT;
            dataset.add(new ArrayExample<>(label, new String[] {NOTHING}, new double[] {1}));
            happened += labels[i] * weights[i];
            all += weights[i];
        }
        Model<Label> model = DummyClassifierTrainer.createMostFrequentTrainer().train(dataset);
        progress.step();
        String says = model.predict(dataset.getExample(0)).getOutput().getLabel();
        double logOdds = StrictMath.log(happened / (all - happened));
        return new FittedLinear(
                new LinearModel(logOdds, Collections.nCopies(train.width(), Term.NOTHING)),
                train.schema().names(),
                this,
                JsonNodeFactory.instance.objectNode().put("says", says).put("rate", happened / all));
    }
}
