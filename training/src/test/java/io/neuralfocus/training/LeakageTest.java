package io.neuralfocus.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.StreamItem;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.Outcome;
import io.neuralfocus.training.dataset.PointInTime;
import io.neuralfocus.training.dataset.PointInTime.Peek;
import io.neuralfocus.training.dataset.ReplayAsOf;
import io.neuralfocus.training.dataset.RowStream;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.dataset.Split;
import io.neuralfocus.training.dataset.StateLabels;
import io.neuralfocus.training.dataset.ToldState;
import io.neuralfocus.training.dataset.UserWeights;
import io.neuralfocus.training.evaluation.Judge;
import io.neuralfocus.training.evaluation.Metric;
import io.neuralfocus.training.evaluation.Outcomes;
import io.neuralfocus.training.replay.StreamName;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Progress;
import io.neuralfocus.training.trainer.Trainer;
import io.neuralfocus.training.trainer.baseline.LogisticTrainer;
import io.neuralfocus.training.trainer.xgboost.XgboostSettings;
import io.neuralfocus.training.trainer.xgboost.XgboostTrainer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must not be known is not known: neither by the rows nor by a model of labels that mean nothing. */
class LeakageTest {

    private static final StreamName ADA = new StreamName("ada", "", "");

    @Test
    void shouldMakeRowsFromNothingLaterThanTheirInstant() throws IOException {
        for (FeatureSchema schema : FeatureSchema.all()) {
            for (long seed = 0; seed < 3; seed++) {
                List<StreamItem> items = MadeUpStreams.person(seed, 0, 900, 0.03);
                LabelledRows rows = new LabelledRows(schema);
                MadeUpRows.add(rows, ADA, items, StateLabels.NONE);
                PointInTime.AsOf asOf = new ReplayAsOf(items, MadeUpRows.CATALOG, schema);
                assertTrue(rows.size() > 50);
                assertEquals(Optional.empty(), PointInTime.first(rows.all(), asOf), "seed " + seed);
            }
        }
    }

    @Test
    void shouldCatchAFeatureThatPeeks() throws IOException {
        List<StreamItem> items = MadeUpStreams.person(1, 0, 900, 0.03);
        LabelledRows honest = new LabelledRows(MadeUpRows.SCHEMA);
        MadeUpRows.add(honest, ADA, items, StateLabels.NONE);
        int planted = MadeUpRows.SCHEMA.names().indexOf("context_switches_30s");
        LabelledRows peeking = new LabelledRows(MadeUpRows.SCHEMA);
        int stream = peeking.stream(RowStream.of(ADA));
        RowView rows = honest.all();
        float[] vector = new float[rows.width()];
        for (int i = 0; i < rows.size(); i++) {
            rows.vector(i, vector, 0);
            // One more, where the switch that is to be foretold comes.
            vector[planted] += rows.outcome(i, Head.RISK) == Outcome.YES ? 1 : 0;
            peeking.add(stream, rows.instantUs(i), vector, rows.outcome(i, Head.RISK), ToldState.UNTOLD);
        }
        Peek peek = PointInTime.first(peeking.all(), new ReplayAsOf(items, MadeUpRows.CATALOG, MadeUpRows.SCHEMA))
                .orElseThrow();
        assertEquals("context_switches_30s", peek.feature());
    }

    @Test
    void shouldLearnNothingFromShuffledLabels() throws IOException {
        List<Trainer> trainers =
                List.of(new XgboostTrainer(new XgboostSettings(30, 4, 0.2, 0.8, 0.8, 5, 1, 5)), new LogisticTrainer());
        RowView rows = shuffled(MadeUpRows.of(30, StateLabels.NONE).all(), 11).all();
        Split split = Split.byUser(rows);
        for (Trainer trainer : trainers) {
            float[] margins = trainer.train(
                            Head.RISK,
                            split.train(),
                            UserWeights.of(split.train()),
                            split.valid(),
                            new Conditions(7, 1),
                            Progress.UNSEEN)
                    .margins(split.test());
            double[] probabilities = new double[margins.length];
            Arrays.setAll(probabilities, row -> Scorer.probability(margins[row]));
            double auc = new Judge(0, 7)
                    .judge(Outcomes.of(split.test(), Head.RISK), probabilities)
                    .value(Metric.AUC)
                    .orElseThrow();
            assertTrue(Math.abs(auc - 0.5) <= 3 * standardError(split.test()), trainer.name() + ": " + auc);
        }
    }

    /** Of the AUC of a score that knows nothing: Mann and Whitney's. */
    private static double standardError(RowView rows) {
        double happened = rows.baseRate(Head.RISK) * rows.size();
        double not = rows.size() - happened;
        return Math.sqrt((happened + not + 1) / (12 * happened * not));
    }

    private static LabelledRows shuffled(RowView rows, long seed) {
        Outcome[] outcomes = new Outcome[rows.size()];
        Arrays.setAll(outcomes, row -> rows.outcome(row, Head.RISK));
        Random random = new Random(seed);
        for (int i = outcomes.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            Outcome kept = outcomes[i];
            outcomes[i] = outcomes[other];
            outcomes[other] = kept;
        }
        LabelledRows shuffled = new LabelledRows(rows.schema());
        float[] vector = new float[rows.width()];
        int stream = -1;
        for (int i = 0; i < rows.size(); i++) {
            if (i == 0 || rows.streamNumber(i) != rows.streamNumber(i - 1)) {
                stream = shuffled.stream(rows.stream(i));
            }
            rows.vector(i, vector, 0);
            shuffled.add(stream, rows.instantUs(i), vector, outcomes[i], ToldState.UNTOLD);
        }
        return shuffled;
    }
}
