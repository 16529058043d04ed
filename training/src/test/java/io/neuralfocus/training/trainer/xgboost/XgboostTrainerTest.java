package io.neuralfocus.training.trainer.xgboost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.Outcome;
import io.neuralfocus.training.dataset.RowStream;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.dataset.ToldState;
import io.neuralfocus.training.dataset.UserWeights;
import io.neuralfocus.training.replay.StreamName;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Fitted;
import io.neuralfocus.training.trainer.Progress;
import java.util.Random;
import org.junit.jupiter.api.Test;

class XgboostTrainerTest {

    private static final FeatureSchema SCHEMA = FeatureSchema.v1();
    private static final int SWITCHES = SCHEMA.names().indexOf("context_switches_30s");

    /** One feature that counts, falling in the middle against all that is known of it; the rest is noise. */
    private static LabelledRows rows(int count, long seed) {
        LabelledRows rows = new LabelledRows(SCHEMA);
        Random random = new Random(seed);
        int stream = rows.stream(RowStream.of(new StreamName("p", "", "")));
        for (int i = 0; i < count; i++) {
            float[] vector = new float[SCHEMA.size()];
            for (int feature = 0; feature < vector.length; feature++) {
                vector[feature] = random.nextInt(10);
            }
            double chance = vector[SWITCHES] == 5 ? 0.1 : vector[SWITCHES] / 10;
            rows.add(stream, i, vector, Outcome.of(random.nextDouble() < chance), ToldState.UNTOLD);
        }
        return rows;
    }

    private static Fitted fit(XgboostSettings settings, RowView train, RowView valid) {
        return new XgboostTrainer(settings)
                .train(Head.RISK, train, UserWeights.of(train), valid, new Conditions(7, 1), Progress.UNSEEN);
    }

    @Test
    void shouldCutTheTreesWhereTheWatchedRowsDidBest() {
        XgboostSettings greedy = new XgboostSettings(200, 6, 0.5, 1, 1, 1, 1, 5);
        Fitted fitted = fit(greedy, rows(800, 1).all(), rows(800, 2).all());
        int trees = ForestReader.read("cut.ubj", fitted.file().bytes(), ModelLimits.USUAL)
                .trees()
                .size();
        assertTrue(trees < 100, "so few rows are learnt by heart soon: " + trees);
        assertEquals(trees, fitted.told().get("trees").asInt());
    }

    @Test
    void shouldNeverSayTheContraryOfWhatIsKnown() {
        RowView train = rows(4_000, 3).all();
        Fitted fitted = fit(new XgboostSettings(40, 4, 0.3, 1, 1, 1, 1, 0), train, train.where(i -> false));
        LabelledRows ladder = new LabelledRows(SCHEMA);
        int stream = ladder.stream(RowStream.of(new StreamName("q", "", "")));
        for (int switches = 0; switches < 10; switches++) {
            float[] vector = new float[SCHEMA.size()];
            vector[SWITCHES] = switches;
            ladder.add(stream, switches, vector, Outcome.NO, ToldState.UNTOLD);
        }
        float[] margins = fitted.margins(ladder.all());
        for (int i = 1; i < margins.length; i++) {
            assertTrue(margins[i] >= margins[i - 1], "at " + i + " switches");
        }
    }

    @Test
    void shouldKnowSignsOfFeaturesThatThereAre() {
        for (KnownSign known : KnownSign.values()) {
            assertTrue(
                    FeatureSchema.all().stream()
                            .anyMatch(schema -> schema.names().contains(known.feature())),
                    known.feature());
            assertFalse(known.reason().isEmpty());
        }
        assertFalse(KnownSign.constraints(Head.FOCUSED, SCHEMA.names()).contains("1"), "of the risk alone");
    }
}
